# SPDX-FileCopyrightText: 2026 The Loadwright authors
# SPDX-License-Identifier: MIT
# shellcheck shell=bash

# The tasks of an ECS service.
ecs_metrics ()
{
  set -- "ClusterName=$CLUSTER_NAME" "ServiceName=$1"
  metric AWS/ECS CPUUtilization Average "$@"
  metric AWS/ECS CPUUtilization Maximum "$@"
  metric AWS/ECS MemoryUtilization Maximum "$@"
}
