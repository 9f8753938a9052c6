/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-aws-service.h"

#include <string.h>

enum
{
  EKS,
  ECS,
  FUNCTION,
  QUEUE,
  TOPIC,
  STREAM,
  TABLE,
  DATABASE,
  CACHE,
  GATEWAY,
  BALANCER,
};

static const LwAwsService services[] = {
  [EKS] = { "eks", "Kubernetes service", TRUE, TRUE },
  [ECS] = { "ecs", "ECS service", TRUE, FALSE },
  [FUNCTION] = { "function", "Lambda function", FALSE, FALSE },
  [QUEUE] = { "queue", "SQS queue", FALSE, FALSE },
  [TOPIC] = { "topic", "SNS topic", FALSE, FALSE },
  [STREAM] = { "stream", "Kinesis data stream", FALSE, FALSE },
  [TABLE] = { "table", "DynamoDB table", FALSE, FALSE },
  [DATABASE] = { "database", "RDS instance", FALSE, FALSE },
  [CACHE] = { "cache", "ElastiCache cluster", FALSE, FALSE },
  [GATEWAY] = { "gateway", "API of API Gateway", FALSE, FALSE },
  [BALANCER] = { "balancer", "load balancer", FALSE, FALSE },
};

/* Tried in this order. A component matches when the word that is given is in its kind, or its
 * platform. What can only be AWS comes first; then where it runs, so that a database in a pod is a
 * pod; then what AWS has a managed service for, unless the platform is another one. */
static const struct
{
  const char *kind;
  const char *platform;
  int service;
  gboolean managed;
} rules[] = {
  { "sqs", NULL, QUEUE, FALSE },
  { "lambda", NULL, FUNCTION, FALSE },
  { "dynamodb", NULL, TABLE, FALSE },
  { "kinesis", NULL, STREAM, FALSE },
  { "sns", NULL, TOPIC, FALSE },
  { NULL, "sqs", QUEUE, FALSE },
  { NULL, "lambda", FUNCTION, FALSE },
  { NULL, "dynamodb", TABLE, FALSE },
  { NULL, "kinesis", STREAM, FALSE },
  { NULL, "sns", TOPIC, FALSE },
  { NULL, "eks", EKS, FALSE },
  { NULL, "kubernetes", EKS, FALSE },
  { NULL, "k8s", EKS, FALSE },
  { NULL, "ecs", ECS, FALSE },
  { NULL, "fargate", ECS, FALSE },
  { NULL, "elasticache", CACHE, FALSE },
  { NULL, "rds", DATABASE, FALSE },
  { NULL, "aurora", DATABASE, FALSE },
  { NULL, "apigateway", GATEWAY, FALSE },
  { NULL, "api-gateway", GATEWAY, FALSE },
  { "elasticache", NULL, CACHE, FALSE },
  { "aurora", NULL, DATABASE, FALSE },
  { "rds", NULL, DATABASE, FALSE },
  { "apigateway", NULL, GATEWAY, TRUE },
  { "api-gateway", NULL, GATEWAY, TRUE },
  { "alb", NULL, BALANCER, TRUE },
  { "load-balancer", NULL, BALANCER, TRUE },
  { "postgres", NULL, DATABASE, TRUE },
  { "mysql", NULL, DATABASE, TRUE },
  { "mariadb", NULL, DATABASE, TRUE },
  { "redis", NULL, CACHE, TRUE },
  { "valkey", NULL, CACHE, TRUE },
  { "memcached", NULL, CACHE, TRUE },
};

const LwAwsService *
lw_aws_service_list (guint *n_services)
{
  *n_services = G_N_ELEMENTS (services);
  return services;
}

/* Whole words only: "aws-rds" has "rds", but "standards" does not. */
static gboolean
has_word (const char *text, const char *word)
{
  gsize length = strlen (word);

  for (const char *found = strstr (text, word); found != NULL; found = strstr (found + 1, word))
    if ((found == text || !g_ascii_isalpha (found[-1])) && !g_ascii_islower (found[length]))
      return TRUE;
  return FALSE;
}

/* "postgres" is also in "postgresql". */
static gboolean
kind_has (const char *kind, const char *word)
{
  return has_word (kind, word) || (strcmp (word, "postgres") == 0 && has_word (kind, "postgresql"));
}

const LwAwsService *
lw_aws_service_find (LwComponent *component)
{
  g_autofree char *kind = g_ascii_strdown (lw_component_get_kind (component), -1);
  g_autofree char *platform = g_ascii_strdown (lw_component_get_platform (component), -1);
  gboolean elsewhere = platform[0] != '\0' && !has_word (platform, "aws");

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      if (rules[i].managed && elsewhere)
        continue;
      if ((rules[i].kind != NULL && kind_has (kind, rules[i].kind)) ||
          (rules[i].platform != NULL && has_word (platform, rules[i].platform)))
        return &services[rules[i].service];
    }
  return NULL;
}

const char *
lw_aws_service_get_name_suffix (const LwAwsService *self, LwComponent *component)
{
  g_autofree char *kind = g_ascii_strdown (lw_component_get_kind (component), -1);

  /* The names of first-in-first-out queues and topics always end like this. */
  if ((self == &services[QUEUE] || self == &services[TOPIC]) && has_word (kind, "fifo"))
    return ".fifo";
  return "";
}
