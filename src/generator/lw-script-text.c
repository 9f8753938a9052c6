/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-script-private.h"

#include "lw-request-texts.h"

#include <math.h>
#include <string.h>

/* Whether the value of a placeholder may be any text, or anything at all. */
static gboolean
is_free (const LwPlaceholder *placeholder)
{
  switch (placeholder->kind)
    {
    case LW_PLACEHOLDER_CHOICE:
    case LW_PLACEHOLDER_DATA:
    case LW_PLACEHOLDER_VALUE:
    case LW_PLACEHOLDER_ENV:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
knows_value (LwScript *self, const LwPlaceholderWord *name)
{
  g_autofree char *value = lw_placeholder_word_dup (name);

  return g_hash_table_contains (self->values, value);
}

static gboolean
knows_data (LwScript *self, const LwPlaceholderWord *name)
{
  g_autofree char *data_file = lw_placeholder_word_dup (name);

  return lw_plan_find_data_file (self->plan, data_file) != NULL;
}

gboolean
lw_script_next_part (LwScript *self, const char **text, size_t *length, LwTextPart *part)
{
  if (!lw_placeholder_next_part (text, length, part))
    return FALSE;
  if (part->placeholder == NULL)
    return TRUE;
  if ((part->placeholder->kind == LW_PLACEHOLDER_VALUE && !knows_value (self, &part->arguments.name)) ||
      (part->placeholder->kind == LW_PLACEHOLDER_DATA && !knows_data (self, &part->arguments.name)))
    part->placeholder = NULL;
  return TRUE;
}

static void
call (LwScript *self, guint helpers, const char *code)
{
  self->helpers |= helpers;
  lw_js_writer_open (self->js, code, FALSE);
}

static void
write_integer_item (LwScript *self, gint64 number)
{
  lw_js_writer_item (self->js);
  lw_js_writer_integer (self->js, number);
}

static void
write_string_item (LwScript *self, const LwPlaceholderWord *word)
{
  lw_js_writer_item (self->js);
  lw_js_writer_string_len (self->js, word->text, word->length);
}

/* dateAt(0) is dateAt(). */
static void
write_time (LwScript *self, guint helpers, const char *code, gint64 offset_ms)
{
  call (self, helpers, code);
  if (offset_ms != 0)
    write_integer_item (self, offset_ms);
  lw_js_writer_close (self->js, ")");
}

static void
write_random (LwScript *self, const LwPlaceholderArguments *arguments)
{
  call (self, LW_SCRIPT_INTEGER, "integer(");
  write_integer_item (self, arguments->low);
  write_integer_item (self, arguments->high);
  lw_js_writer_close (self->js, ")");
}

static void
write_decimal (LwScript *self, const LwPlaceholderArguments *arguments, gboolean value)
{
  if (!value)
    lw_js_writer_code (self->js, "(");
  write_random (self, arguments);
  lw_js_writer_code (self->js, " / ");
  lw_js_writer_integer (self->js, (gint64) pow (10, arguments->decimals));
  if (value)
    return;
  lw_js_writer_code (self->js, ").toFixed(");
  lw_js_writer_integer (self->js, arguments->decimals);
  lw_js_writer_code (self->js, ")");
}

/* Whether a choice stands for itself in JSON. */
static gboolean
is_json_value (const char *choice)
{
  size_t whole;
  size_t decimals = 0;

  if (g_str_equal (choice, "true") || g_str_equal (choice, "false") || g_str_equal (choice, "null"))
    return TRUE;
  choice += choice[0] == '-';
  whole = strspn (choice, "0123456789");
  if (choice[whole] == '.')
    decimals = 1 + strspn (choice + whole + 1, "0123456789");
  return whole > 0 && decimals != 1 && whole + decimals <= 15 && choice[whole + decimals] == '\0' &&
         (whole == 1 || choice[0] != '0');
}

/* In JSON, texts to choose from may have their quotes. */
static void
write_json_choice (LwScript *self, const LwPlaceholderWord *word)
{
  g_autofree char *choice = lw_placeholder_word_dup (word);
  gboolean quoted = word->length > 1 && choice[0] == '"' && choice[word->length - 1] == '"';

  if (is_json_value (choice))
    lw_js_writer_code (self->js, choice);
  else if (quoted)
    lw_js_writer_string_len (self->js, choice + 1, word->length - 2);
  else
    lw_js_writer_string (self->js, choice);
}

static void
write_choice (LwScript *self, LwPlaceholderWord list, gboolean value)
{
  LwPlaceholderWord choice;

  call (self, LW_SCRIPT_CHOICE, "choice(");
  while (lw_placeholder_next_choice (&list, &choice))
    {
      lw_js_writer_item (self->js);
      if (value)
        write_json_choice (self, &choice);
      else
        lw_js_writer_string_len (self->js, choice.text, choice.length);
    }
  lw_js_writer_close (self->js, ")");
}

static void
write_member (LwScript *self, const LwPlaceholderWord *word)
{
  g_autofree char *name = lw_placeholder_word_dup (word);

  if (lw_placeholder_name_is_valid (name))
    {
      lw_js_writer_code (self->js, ".");
      lw_js_writer_code (self->js, name);
      return;
    }
  lw_js_writer_code (self->js, "[");
  lw_js_writer_string (self->js, name);
  lw_js_writer_code (self->js, "]");
}

static void
write_cell (LwScript *self, const LwPlaceholderArguments *arguments, gboolean value)
{
  if (value)
    {
      self->helpers |= LW_SCRIPT_LITERAL;
      lw_js_writer_code (self->js, "literal(");
    }
  call (self, LW_SCRIPT_DATA, "rowOf(");
  write_string_item (self, &arguments->name);
  lw_js_writer_close (self->js, ")");
  write_member (self, &arguments->column);
  if (value)
    lw_js_writer_code (self->js, ")");
}

/* The placeholders that nothing follows, and whose value is the same wherever it stands. */
static void
write_plain (LwScript *self, const LwTextPart *part)
{
  switch (part->placeholder->kind)
    {
    case LW_PLACEHOLDER_UNIQUE:
      self->uses_unique = TRUE;
      lw_js_writer_code (self->js, "unique()");
      break;
    case LW_PLACEHOLDER_UUID:
      self->helpers |= LW_SCRIPT_UUID;
      lw_js_writer_code (self->js, "uuid()");
      break;
    case LW_PLACEHOLDER_VU:
      self->uses_execution = TRUE;
      lw_js_writer_code (self->js, "exec.vu.idInTest");
      break;
    case LW_PLACEHOLDER_ITERATION:
      self->uses_execution = TRUE;
      lw_js_writer_code (self->js, "exec.scenario.iterationInTest");
      break;
    case LW_PLACEHOLDER_RUN:
      self->uses_run = TRUE;
      lw_js_writer_code (self->js, "runId");
      break;
    case LW_PLACEHOLDER_TIMESTAMP:
      lw_js_writer_code (self->js, part->arguments.seconds ? "Math.floor(Date.now() / 1000)" : "Date.now()");
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
write_value (LwScript *self, const LwTextPart *part, gboolean value)
{
  const LwPlaceholderArguments *arguments = &part->arguments;

  switch (part->placeholder->kind)
    {
    case LW_PLACEHOLDER_DATE:
      write_time (self, LW_SCRIPT_DATE, "dateAt(", arguments->offset_ms);
      break;
    case LW_PLACEHOLDER_DAY:
      write_time (self, LW_SCRIPT_DATE | LW_SCRIPT_DAY, "dayAt(", arguments->offset_ms);
      break;
    case LW_PLACEHOLDER_INTEGER:
      write_random (self, arguments);
      break;
    case LW_PLACEHOLDER_DECIMAL:
      write_decimal (self, arguments, value);
      break;
    case LW_PLACEHOLDER_CHOICE:
      write_choice (self, arguments->list, value);
      break;
    case LW_PLACEHOLDER_TEXT:
      call (self, LW_SCRIPT_LETTERS, "letters(");
      write_integer_item (self, arguments->n_characters);
      lw_js_writer_close (self->js, ")");
      break;
    case LW_PLACEHOLDER_DATA:
      write_cell (self, arguments, value);
      break;
    case LW_PLACEHOLDER_VALUE:
      self->helpers |= LW_SCRIPT_VALUES;
      lw_js_writer_code (self->js, "VALUES");
      write_member (self, &arguments->name);
      break;
    case LW_PLACEHOLDER_ENV:
      lw_js_writer_code (self->js, "VARIABLES");
      write_member (self, &arguments->name);
      break;
    default:
      write_plain (self, part);
      break;
    }
}

void
lw_script_write_placeholder (LwScript *self, const LwTextPart *part, LwScriptUse use)
{
  const char *around = NULL;

  if (use == LW_SCRIPT_IN_URL && is_free (part->placeholder))
    around = "encodeURIComponent(";
  else if (use == LW_SCRIPT_IN_JSON_STRING && is_free (part->placeholder))
    {
      self->helpers |= LW_SCRIPT_ESCAPED;
      around = "escaped(";
    }
  else if (use == LW_SCRIPT_IN_JSON && is_free (part->placeholder) &&
           part->placeholder->kind != LW_PLACEHOLDER_ENV)
    around = "JSON.stringify(";
  if (around != NULL)
    lw_js_writer_code (self->js, around);
  write_value (self, part, use == LW_SCRIPT_AS_VALUE || use == LW_SCRIPT_IN_JSON);
  if (around != NULL)
    lw_js_writer_code (self->js, ")");
}

static gboolean
has_placeholder (LwScript *self, const char *text, size_t length)
{
  LwTextPart part;

  while (lw_script_next_part (self, &text, &length, &part))
    if (part.placeholder != NULL)
      return TRUE;
  return FALSE;
}

/* Where in a JSON text one is: inside of a string after this stretch of it? */
static gboolean
ends_in_string (const LwTextPart *part, gboolean in_string)
{
  for (size_t i = 0; i < part->length; i++)
    if (in_string && part->text[i] == '\\')
      i++;
    else if (part->text[i] == '"')
      in_string = !in_string;
  return in_string;
}

static void
write_template (LwScript *self, const char *text, size_t length, LwScriptUse use)
{
  gboolean in_string = FALSE;
  LwTextPart part;

  lw_js_writer_code (self->js, "`");
  while (lw_script_next_part (self, &text, &length, &part))
    {
      if (part.placeholder == NULL)
        {
          lw_js_writer_template_text (self->js, part.text, part.length);
          in_string = ends_in_string (&part, in_string);
          continue;
        }
      lw_js_writer_code (self->js, "${");
      lw_script_write_placeholder (self, &part,
                                   use != LW_SCRIPT_IN_JSON ? use
                                   : in_string              ? LW_SCRIPT_IN_JSON_STRING
                                                            : LW_SCRIPT_IN_JSON);
      lw_js_writer_code (self->js, "}");
    }
  lw_js_writer_code (self->js, "`");
}

/* Whether its value is a string for certain. */
static gboolean
is_string (const LwPlaceholder *placeholder, LwScriptUse use)
{
  if (placeholder->number)
    return FALSE;
  return use == LW_SCRIPT_IN_URL ||
         (placeholder->kind != LW_PLACEHOLDER_VALUE && placeholder->kind != LW_PLACEHOLDER_DATA);
}

static void
write_text (LwScript *self, const char *text, size_t length, LwScriptUse use)
{
  const char *rest = text;
  size_t rest_length = length;
  LwTextPart part;

  /* A text that is one placeholder needs no template around it, unless it is a number. */
  if (lw_script_next_part (self, &rest, &rest_length, &part) && rest_length == 0 &&
      part.placeholder != NULL && is_string (part.placeholder, use))
    lw_script_write_placeholder (self, &part, use);
  else if (has_placeholder (self, text, length))
    write_template (self, text, length, use);
  else
    lw_js_writer_string_len (self->js, text, length);
}

void
lw_script_write_text (LwScript *self, const char *text, size_t length)
{
  write_text (self, text, length, LW_SCRIPT_AS_TEXT);
}

void
lw_script_write_url_text (LwScript *self, const char *text, size_t length)
{
  write_text (self, text, length, LW_SCRIPT_IN_URL);
}

void
lw_script_write_lines (LwScript *self, const char *text, LwScriptUse use)
{
  size_t length = strlen (text);

  if (memchr (text, '\n', length) != NULL ||
      (use == LW_SCRIPT_IN_JSON && has_placeholder (self, text, length)))
    write_template (self, text, length, use);
  else
    write_text (self, text, length, use);
}
