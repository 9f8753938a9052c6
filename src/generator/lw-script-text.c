/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-script-private.h"

#include <string.h>

void
lw_script_write_placeholder (LwScript *self, const LwPlaceholder *placeholder)
{
  switch (placeholder->kind)
    {
    case LW_PLACEHOLDER_UNIQUE:
      self->uses_unique = TRUE;
      lw_js_writer_code (self->js, "unique()");
      break;
    case LW_PLACEHOLDER_VU:
      self->uses_execution = TRUE;
      lw_js_writer_code (self->js, "exec.vu.idInTest");
      break;
    case LW_PLACEHOLDER_ITERATION:
      self->uses_execution = TRUE;
      lw_js_writer_code (self->js, "exec.scenario.iterationInTest");
      break;
    case LW_PLACEHOLDER_TIMESTAMP:
      lw_js_writer_code (self->js, "Date.now()");
      break;
    case LW_PLACEHOLDER_RUN:
      self->uses_run = TRUE;
      lw_js_writer_code (self->js, "runId");
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
has_placeholder (const char *text, size_t length)
{
  LwTextPart part;

  while (lw_placeholder_next_part (&text, &length, &part))
    if (part.placeholder != NULL)
      return TRUE;
  return FALSE;
}

static void
write_template (LwScript *self, const char *text, size_t length)
{
  LwTextPart part;

  lw_js_writer_code (self->js, "`");
  while (lw_placeholder_next_part (&text, &length, &part))
    {
      if (part.placeholder == NULL)
        {
          lw_js_writer_template_text (self->js, part.text, part.length);
          continue;
        }
      lw_js_writer_code (self->js, "${");
      lw_script_write_placeholder (self, part.placeholder);
      lw_js_writer_code (self->js, "}");
    }
  lw_js_writer_code (self->js, "`");
}

void
lw_script_write_text (LwScript *self, const char *text, size_t length)
{
  const char *rest = text;
  size_t rest_length = length;
  LwTextPart part;

  /* A text that is one placeholder needs no template around it, unless it is a number. */
  if (lw_placeholder_next_part (&rest, &rest_length, &part) && rest_length == 0 &&
      part.placeholder != NULL && !part.placeholder->number)
    {
      lw_script_write_placeholder (self, part.placeholder);
      return;
    }
  if (has_placeholder (text, length))
    write_template (self, text, length);
  else
    lw_js_writer_string_len (self->js, text, length);
}

void
lw_script_write_lines (LwScript *self, const char *text)
{
  size_t length = strlen (text);

  if (memchr (text, '\n', length) != NULL)
    write_template (self, text, length);
  else
    lw_script_write_text (self, text, length);
}
