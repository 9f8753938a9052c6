# SPDX-FileCopyrightText: 2026 The Loadwright authors
# SPDX-License-Identifier: MIT
# shellcheck shell=bash

# A node of an ElastiCache cluster.
cache_metrics ()
{
  set -- "CacheClusterId=$1"
  metric AWS/ElastiCache EngineCPUUtilization Maximum "$@"
  metric AWS/ElastiCache CurrConnections Maximum "$@"
  metric AWS/ElastiCache DatabaseMemoryUsagePercentage Maximum "$@"
  metric AWS/ElastiCache Evictions Sum "$@"
  metric AWS/ElastiCache CacheHits Sum "$@"
  metric AWS/ElastiCache CacheMisses Sum "$@"
}
