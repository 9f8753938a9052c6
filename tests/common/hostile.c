/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "hostile.h"

#define TOUCH "touch " HOSTILE_WITNESS

const char *const hostile_texts[] = {
  "'; " TOUCH "; '",
  "\"; " TOUCH "; \"",
  "$(" TOUCH ")",
  "`" TOUCH "`",
  "${x:=`" TOUCH "`}",
  "\n" TOUCH "\n",
  "\r\n" TOUCH "\r\n",
  "EOF\n" TOUCH "\n",
  "a && " TOUCH " || " TOUCH " | sh > x < y; " TOUCH " &",
  "\\'; " TOUCH "; \\",
  "ends with \\",
  "shellcheck disable=all\nshellcheck source=/dev/stdin",
  "*/ alert(1) /* // ${1+1} `${2}` </script><script>alert(1)</script>",
  "*bold* _em_ **b** __b__ ~~s~~ `code` ``c`` [l](http://evil.example/) ![i](http://evil.example/)",
  "<img src=x onerror=alert(1)> <b>b</b> &amp; &#35; <!-- c --> <http://evil.example/>",
  "# heading\n\n- item\n\n1. one\n\n> quote\n\n```\nfence\n```\n\n---\n\n    code",
  "=====\n-----\n| a | b |\n|---|---|\n| 1 | 2 |",
  "a | b \\| c || d",
  "~~~\n```bash\n" TOUCH "\n```\n~~~",
  "http://evil.example/ www.evil.example mail@evil.example",
  "[ref]: http://evil.example/ \"t\"\n[ref] [^1]\n\n[^1]: note",
  "{title} {factor} {{unique}} %s %n %%",
  "--help",
  "-rf /",
  "~root * ? [a-z] {a,b} !! !x #x",
  "a\tb\vc\fd\bc\ae\033[31mred\177",
  "\xe2\x80\xa8line\xe2\x80\xa9paragraph\xc2\x85next\xe2\x80\xaelatot\xe2\x81\xa6x\xef\xbb\xbf",
  "\xe2\x80\x9cquotes\xe2\x80\x9d \xe2\x80\x98single\xe2\x80\x99 \xc2\xa0space \xf0\x9f\x98\x80",
  "invalid \xff\xfe utf-8 \xc3",
  "   spaces   ",
  "",
  "true", "null", "0", "PATH", "BASH_ENV", "LD_PRELOAD", "IFS",
  NULL,
};

static gboolean
is_kept (const char *name, const char *const *keep)
{
  return keep != NULL && g_strv_contains (keep, name);
}

static void
fill_list (LwRecordList *list, const char *text, const char *const *keep)
{
  if (lw_record_list_get_size (list) == 0)
    lw_record_list_take (list, g_object_new (lw_record_list_get_item_type (list), NULL));
  for (guint i = 0; i < lw_record_list_get_size (list); i++)
    hostile_fill (lw_record_list_get (list, i), text, keep);
}

void
hostile_fill (LwRecord *record, const char *text, const char *const *keep)
{
  guint n_fields;
  GParamSpec **fields = lw_record_list_fields (record, &n_fields);
  const char *const texts[] = { text, text, NULL };

  for (guint i = 0; i < n_fields; i++)
    {
      GParamSpec *field = fields[i];
      g_autoptr (GObject) child = NULL;

      if (field == NULL || is_kept (field->name, keep))
        continue;
      if (field->value_type == G_TYPE_STRING)
        g_object_set (record, field->name, text, NULL);
      else if (field->value_type == G_TYPE_STRV)
        g_object_set (record, field->name, texts, NULL);
      else if (lw_param_spec_get_item_type (field) != G_TYPE_INVALID)
        {
          g_object_get (record, field->name, &child, NULL);
          fill_list (LW_RECORD_LIST (child), text, keep);
        }
      else if (g_type_is_a (field->value_type, LW_TYPE_RECORD))
        {
          g_object_get (record, field->name, &child, NULL);
          hostile_fill (LW_RECORD (child), text, keep);
        }
    }
}
