# SPDX-FileCopyrightText: 2026 The Loadwright authors
# SPDX-License-Identifier: MIT
# shellcheck shell=bash

# A REST API of API Gateway.
gateway_metrics ()
{
  set -- "ApiName=$1"
  metric AWS/ApiGateway Count Sum "$@"
  metric AWS/ApiGateway Latency p95 "$@"
  metric AWS/ApiGateway IntegrationLatency p95 "$@"
  metric AWS/ApiGateway 4XXError Sum "$@"
  metric AWS/ApiGateway 5XXError Sum "$@"
}
