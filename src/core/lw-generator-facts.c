/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-generator-facts.h"

#define LARGE_TESTS "k6's guide to large tests"
#define MEASURED "measured on k6 2.2.0 with 300 VUs and bodies of 100 KiB"

static const LwGeneratorFact facts[LW_N_FACTS] = {
  [LW_FACT_CPU_SHARE] = { "CPU that k6 may use", 0.8, "",
                          LARGE_TESTS ": with less than a fifth idle, it slows the responses it measures" },
  [LW_FACT_MEMORY_SHARE] = { "Memory that k6 may use", 0.9, "", LARGE_TESTS },
  [LW_FACT_BASE_MIB] = { "k6 itself, before any VU", 100, "MiB", "measured on k6 2.2.0, rounded up" },
  [LW_FACT_TREND_VALUES] = { "Values kept until the end", 11, "per request",
                             "k6 keeps every value of a trend, to give exact percentiles" },
  [LW_FACT_VALUE_BYTES] = { "Memory of such a value", 12, "bytes",
                            "8, and half as much again while the list grows" },
  [LW_FACT_PAYLOAD_COPIES] = { "Memory of a payload", 6, "times its size", MEASURED ": 5.4" },
  [LW_FACT_RESPONSE_COPIES] = { "Memory of a response that is looked into", 3, "times its size",
                                MEASURED ": 3.0; others are thrown away" },
  [LW_FACT_OVERHEAD_BYTES] = { "Headers of a message", 500, "bytes", "usual headers, a token among them" },
  [LW_FACT_PORTS] = { "Ports of one address", 28000, "",
                      "net.ipv4.ip_local_port_range of Linux: 32768 to 60999" },
  [LW_FACT_PORT_SECONDS] = { "Time that a closed connection keeps its port", 60, "s",
                             "TIME_WAIT of Linux" },
  [LW_FACT_OTHER_FILES] = { "Open files besides connections", 100, "", "assumed, with room to spare" },
  [LW_FACT_LINK_MBIT] = { "Network of a machine", 800, "Mbit/s", "assumed: 1 Gbit/s, used to four fifths" },
};

const LwGeneratorFact *
lw_generator_fact_get (LwFact fact)
{
  g_return_val_if_fail (fact < LW_N_FACTS, NULL);
  return &facts[fact];
}

double
lw_generator_fact (LwFact fact)
{
  return facts[fact].value;
}
