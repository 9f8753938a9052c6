# SPDX-FileCopyrightText: 2026 The Loadwright authors
# SPDX-License-Identifier: MIT
# shellcheck shell=bash

# The pods behind a Kubernetes service, as Container Insights sees them. It has to be installed in the
# cluster; its metrics are found only by exactly these dimensions.
eks_metrics ()
{
  set -- "ClusterName=$CLUSTER_NAME" "Namespace=$NAMESPACE" "Service=$1"
  metric ContainerInsights pod_cpu_utilization_over_pod_limit Average "$@"
  metric ContainerInsights pod_cpu_utilization_over_pod_limit Maximum "$@"
  metric ContainerInsights pod_cpu_utilization Average "$@"
  metric ContainerInsights pod_memory_utilization_over_pod_limit Maximum "$@"
  metric ContainerInsights service_number_of_running_pods Average "$@"
}
