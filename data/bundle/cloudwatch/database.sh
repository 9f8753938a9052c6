# SPDX-FileCopyrightText: 2026 The Loadwright authors
# SPDX-License-Identifier: MIT
# shellcheck shell=bash

# An RDS database instance.
database_metrics ()
{
  set -- "DBInstanceIdentifier=$1"
  metric AWS/RDS DatabaseConnections Maximum "$@"
  metric AWS/RDS CPUUtilization Average "$@"
  metric AWS/RDS CPUUtilization Maximum "$@"
  metric AWS/RDS FreeableMemory Minimum "$@"
  metric AWS/RDS ReadLatency Average "$@"
  metric AWS/RDS WriteLatency Average "$@"
  metric AWS/RDS DiskQueueDepth Maximum "$@"
}
