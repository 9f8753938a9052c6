# SPDX-FileCopyrightText: 2026 The Loadwright authors
# SPDX-License-Identifier: MIT
# shellcheck shell=bash

# An application load balancer, named as in its ARN: app/NAME/ID.
balancer_metrics ()
{
  set -- "LoadBalancer=$1"
  metric AWS/ApplicationELB RequestCount Sum "$@"
  metric AWS/ApplicationELB TargetResponseTime p95 "$@"
  metric AWS/ApplicationELB HTTPCode_Target_5XX_Count Sum "$@"
  metric AWS/ApplicationELB HTTPCode_ELB_5XX_Count Sum "$@"
}
