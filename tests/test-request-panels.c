/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "app-fixture.h"
#include "cli-runner.h"
#include "lw-bundle.h"
#include "lw-endpoint-editor.h"
#include "lw-endpoints-panel.h"
#include "lw-export-folder.h"
#include "lw-flow-panel.h"
#include "lw-placeholder-list.h"
#include "lw-service-page.h"
#include "lw-source-pane.h"
#include "lw-step-row.h"

#include <gtksourceview/gtksource.h>
#include <string.h>

/* Journeys of a person who plans requests: payloads, tokens, flows. */

typedef struct
{
  LwWindow *window;
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = cli_make_folder ();
  fixture->window = app_window_new_with_example ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  app_window_destroy (GTK_WINDOW (fixture->window));
  cli_remove_folder (fixture->folder);
}

static LwPlan *
plan_of (Fixture *fixture)
{
  return lw_document_get_plan (lw_window_get_document (fixture->window));
}

static LwRecordList *
steps_of (Fixture *fixture)
{
  return lw_flow_get_steps (lw_plan_get_flow (plan_of (fixture)));
}

static GtkWidget *
show_panel (Fixture *fixture, const char *name, GType type)
{
  GtkWidget *panel;

  lw_window_show_panel (fixture->window, name);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  panel = app_find_type (GTK_WIDGET (fixture->window), type);
  g_assert_nonnull (panel);
  return panel;
}

static void
act (GtkWidget *widget, const char *action)
{
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  GtkWidget *root;

  g_action_parse_detailed_name (action, &name, &target, &error);
  g_assert_no_error (error);
  /* The action may take the widget away. */
  root = GTK_WIDGET (gtk_widget_get_root (widget));
  g_assert_true (gtk_widget_activate_action_variant (widget, name, target));
  gtk_test_widget_wait_for_draw (root);
}

static void
flush (Fixture *fixture)
{
  lw_document_flush (lw_window_get_document (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
}

typedef struct
{
  gpointer record;
  const char *field;
} Field;

/* Of rows that are not field entries, such as choices and switches. */
static gboolean
edits (GtkWidget *widget, gconstpointer data)
{
  const Field *field = data;
  g_autoptr (LwRecord) record = NULL;
  g_autofree char *name = NULL;

  if (!ADW_IS_COMBO_ROW (widget) || g_object_class_find_property (G_OBJECT_GET_CLASS (widget), "record") == NULL)
    return FALSE;
  g_object_get (widget, "record", &record, "field", &name, NULL);
  return record == field->record && g_strcmp0 (name, field->field) == 0;
}

static void
choose (GtkWidget *root, gpointer record, const char *field, guint choice)
{
  GtkWidget *row = app_find (root, edits, &(Field){ record, field });

  g_assert_nonnull (row);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), choice);
  gtk_test_widget_wait_for_draw (root);
}

static void
type (GtkWidget *root, gpointer record, const char *field, const char *text)
{
  app_type (app_find_field (root, record, field), text);
}

static gboolean
is_shown (GtkWidget *root, gpointer record, const char *field)
{
  return gtk_widget_get_mapped (app_find_field (root, record, field));
}

/* The payload */

static gboolean
is_mapped_source (GtkWidget *widget, gconstpointer data)
{
  return GTK_SOURCE_IS_VIEW (widget) && gtk_widget_get_mapped (widget);
}

static gboolean
list_is_open (gpointer data)
{
  GtkWidget *list = app_find_type (data, LW_TYPE_PLACEHOLDER_LIST);

  return list != NULL && gtk_widget_get_mapped (list);
}

static gboolean
list_is_gone (gpointer data)
{
  return app_find_type (data, LW_TYPE_PLACEHOLDER_LIST) == NULL;
}

typedef struct
{
  LwEndpoint *endpoint;
  const char *payload;
} Payload;

static gboolean
has_payload (gpointer data)
{
  const Payload *wanted = data;

  return g_str_equal (lw_endpoint_get_payload (wanted->endpoint), wanted->payload);
}

static void
wait_for_payload (LwEndpoint *endpoint, const char *payload)
{
  app_wait_until (has_payload, &(Payload){ endpoint, payload });
}

static gboolean
says_sample (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

typedef struct
{
  GtkWidget *root;
  const char *text;
} Sample;

static gboolean
shows_sample (gpointer data)
{
  const Sample *sample = data;

  return app_find (sample->root, says_sample, sample->text) != NULL;
}

static LwEndpoint *
add_endpoint (Fixture *fixture, GtkWidget *panel)
{
  LwRecordList *endpoints = lw_plan_get_endpoints (plan_of (fixture));
  guint size = lw_record_list_get_size (endpoints);
  LwEndpoint *endpoint;

  act (panel, "endpoints.add");
  g_assert_cmpuint (lw_record_list_get_size (endpoints), ==, size + 1);
  endpoint = lw_record_list_get (endpoints, size);
  type (panel, endpoint, "name", "Create order");
  type (panel, endpoint, "method", "POST");
  type (panel, endpoint, "path", "/api/orders/new");
  choose (panel, endpoint, "payload-kind", LW_PAYLOAD_JSON);
  return endpoint;
}

/* With the keyboard: the list of placeholders opens on {{, narrows, and puts in what is picked. */
static void
test_payload (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW (fixture->window);
  GtkWidget *panel = show_panel (fixture, "endpoints", LW_TYPE_ENDPOINTS_PANEL);
  LwEndpoint *endpoint = add_endpoint (fixture, panel);
  GtkWidget *expander = app_find_type (panel, GTK_TYPE_EXPANDER);

  gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);
  gtk_widget_grab_focus (app_find (panel, is_mapped_source, NULL));
  if (!app_press_text (window, "{\"id\": \"{{"))
    return;
  app_wait_until (list_is_open, window);
  app_press_text (window, "uniq");
  app_press (window, "Return");
  app_wait_until (list_is_gone, window);
  wait_for_payload (endpoint, "{\"id\": \"{{unique}}");
  app_press_text (window, "\", \"n\": ");
  wait_for_payload (endpoint, "{\"id\": \"{{unique}}\", \"n\": ");

  /* Who knows the word types it to its end. */
  app_press_text (window, "{{");
  app_wait_until (list_is_open, window);
  app_press_text (window, "vu}}");
  app_wait_until (list_is_gone, window);
  wait_for_payload (endpoint, "{\"id\": \"{{unique}}\", \"n\": {{vu}}");
  app_press_text (window, "}");
  wait_for_payload (endpoint, "{\"id\": \"{{unique}}\", \"n\": {{vu}}}");

  app_wait_until (shows_sample, &(Sample){ panel, "\"n\": 17}" });
  app_wait_until (shows_sample, &(Sample){ panel, "POST /api/orders/new\n" });

  /* Escape leaves what was typed. */
  app_press (window, "ctrl+space");
  app_wait_until (list_is_open, window);
  app_press (window, "Escape");
  app_wait_until (list_is_gone, window);
  wait_for_payload (endpoint, "{\"id\": \"{{unique}}\", \"n\": {{vu}}}");

  /* Each time that the list is gone to begins another step of undo. */
  act (GTK_WIDGET (window), "win.undo");
  g_assert_cmpstr (lw_endpoint_get_payload (endpoint), ==, "{\"id\": \"{{unique}}\", \"n\": {{vu}}");
  for (guint i = 0; i < 4; i++)
    act (GTK_WIDGET (window), "win.undo");
  g_assert_cmpstr (lw_endpoint_get_payload (endpoint), ==, "");
}

static void
count_sources_cb (GtkWidget *widget, gpointer data)
{
  if (LW_IS_SOURCE_PANE (widget) && gtk_widget_get_mapped (widget))
    (*(guint *) data)++;
}

static void
test_payload_kinds (Fixture *fixture, gconstpointer data)
{
  static const guint n_views[] = { 0, 1, 0, 0, 2, 1 };
  GtkWidget *panel = show_panel (fixture, "endpoints", LW_TYPE_ENDPOINTS_PANEL);
  LwEndpoint *endpoint = add_endpoint (fixture, panel);
  GtkWidget *editor = app_find_type (panel, LW_TYPE_ENDPOINT_EDITOR);

  for (LwPayloadKind kind = LW_PAYLOAD_NONE; kind <= LW_PAYLOAD_RAW; kind++)
    {
      guint n_mapped = 0;

      choose (panel, endpoint, "payload-kind", kind);
      g_assert_cmpint (lw_endpoint_get_payload_kind (endpoint), ==, kind);
      app_walk (editor, count_sources_cb, &n_mapped);
      g_assert_cmpuint (n_mapped, ==, n_views[kind]);
      g_assert_cmpint (is_shown (editor, endpoint, "content-type"), ==, kind == LW_PAYLOAD_RAW);
    }
}

/* Checks, captured values and form fields: rows come, move and go. */
static void
test_lists (Fixture *fixture, gconstpointer data)
{
  GtkWidget *panel = show_panel (fixture, "endpoints", LW_TYPE_ENDPOINTS_PANEL);
  LwEndpoint *endpoint = add_endpoint (fixture, panel);
  LwRecordList *fields = lw_endpoint_get_form_fields (endpoint);
  GtkWidget *row;

  choose (panel, endpoint, "payload-kind", LW_PAYLOAD_MULTIPART);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("field%u", i);

      g_signal_emit_by_name (app_find_button (panel, "Add a Field"), "clicked");
      gtk_test_widget_wait_for_draw (panel);
      type (panel, lw_record_list_get (fields, i), "name", name);
      g_assert_true (is_shown (panel, lw_record_list_get (fields, i), "file-name"));
    }
  row = gtk_widget_get_ancestor (app_find_field (panel, lw_record_list_get (fields, 2), "name"), GTK_TYPE_LIST_BOX_ROW);
  act (row, "item.move(-1)");
  g_assert_cmpstr (lw_form_field_get_name (lw_record_list_get (fields, 1)), ==, "field2");
  row = gtk_widget_get_ancestor (app_find_field (panel, lw_record_list_get (fields, 0), "name"), GTK_TYPE_LIST_BOX_ROW);
  g_assert_true (gtk_widget_activate_action (row, "item.remove", NULL));
  gtk_test_widget_wait_for_draw (panel);
  g_assert_cmpuint (lw_record_list_get_size (fields), ==, 2);
  g_assert_cmpstr (lw_form_field_get_name (lw_record_list_get (fields, 0)), ==, "field2");
  act (GTK_WIDGET (fixture->window), "win.undo");
  g_assert_cmpuint (lw_record_list_get_size (fields), ==, 3);

  g_signal_emit_by_name (app_find_button (panel, "Add a Check"), "clicked");
  gtk_test_widget_wait_for_draw (panel);
  {
    LwCheck *check = lw_record_list_get (lw_endpoint_get_checks (endpoint), 0);

    g_assert_true (is_shown (panel, check, "subject"));
    g_assert_false (is_shown (panel, check, "value"));
    lw_check_set_kind (check, LW_CHECK_RESPONSE_TIME);
    gtk_test_widget_wait_for_draw (panel);
    g_assert_false (is_shown (panel, check, "subject"));
    g_assert_true (is_shown (panel, check, "value"));
    gtk_test_accessible_assert_property (app_entry_of (app_find_field (panel, check, "value")),
                                         GTK_ACCESSIBLE_PROPERTY_LABEL, "Below, in milliseconds");
  }
}

/* Tokens */

static void
test_authentication (Fixture *fixture, gconstpointer data)
{
  GtkWidget *panel = show_panel (fixture, "endpoints", LW_TYPE_ENDPOINTS_PANEL);
  LwAuthentication *authentication = lw_plan_get_authentication (plan_of (fixture));
  GtkWidget *page;

  act (panel, "endpoints.service");
  page = app_find_type (panel, LW_TYPE_SERVICE_PAGE);
  g_assert_true (is_shown (page, authentication, "token-variable"));
  g_assert_false (is_shown (page, authentication, "token-url"));

  choose (page, authentication, "kind", LW_AUTHENTICATION_OAUTH2_CLIENT);
  g_assert_false (is_shown (page, authentication, "token-variable"));
  g_assert_false (is_shown (page, authentication, "user-variable"));
  g_assert_false (is_shown (page, authentication, "token-header"));
  g_assert_true (is_shown (page, authentication, "token-url"));
  g_assert_true (is_shown (page, authentication, "refresh-before-ms"));
  type (page, authentication, "token-url", "https://login.example.com/token");
  type (page, authentication, "scope", "orders:write");
  type (page, authentication, "lifetime-ms", "10 min");
  g_assert_cmpstr (lw_authentication_get_token_url (authentication), ==, "https://login.example.com/token");
  g_assert_cmpint (lw_authentication_get_lifetime_ms (authentication), ==, 600000);

  choose (page, authentication, "kind", LW_AUTHENTICATION_LOGIN);
  g_assert_true (is_shown (page, authentication, "token-header"));
  g_assert_false (is_shown (page, authentication, "token-url"));
  act (panel, "endpoints.login");
  {
    GtkWidget *editor = app_find_type (panel, LW_TYPE_ENDPOINT_EDITOR);
    LwEndpoint *login = lw_authentication_get_login (authentication);

    g_assert_true (lw_endpoint_editor_get_endpoint (LW_ENDPOINT_EDITOR (editor)) == login);
    g_assert_false (is_shown (editor, login, "weight"));
    g_assert_true (is_shown (editor, login, "path"));
    type (editor, login, "path", "/login");
    flush (fixture);
    /* The editor stays although the request is in no list. */
    g_assert_true (is_shown (editor, login, "path"));
  }
  act (panel, "endpoints.back");
  g_assert_true (is_shown (page, authentication, "token-header"));

  act (GTK_WIDGET (fixture->window), "win.undo");
  act (GTK_WIDGET (fixture->window), "win.undo");
  g_assert_cmpint (lw_authentication_get_kind (authentication), ==, LW_AUTHENTICATION_OAUTH2_CLIENT);
}

/* Flows */

static gboolean
is_step (GtkWidget *widget, gconstpointer data)
{
  return LW_IS_STEP_ROW (widget) && lw_step_row_get_step (LW_STEP_ROW (widget)) == data;
}

static GtkWidget *
row_of (GtkWidget *panel, gpointer step)
{
  GtkWidget *row = app_find (panel, is_step, step);

  g_assert_nonnull (row);
  return row;
}

/* Three steps: the first gives a value, the others take it. */
static void
build_flow (Fixture *fixture, GtkWidget *panel)
{
  GtkWidget *list = app_find_type (panel, g_type_from_name ("LwStepList"));
  LwEndpoint *step;
  LwCapture *capture;

  choose (panel, plan_of (fixture), "mode", LW_MODE_MIXED);
  act (list, "steps.add-copy(uint32 0)");
  step = lw_record_list_get (steps_of (fixture), 0);
  type (panel, step, "name", "Create");
  g_signal_emit_by_name (app_find_button (panel, "Capture a Value"), "clicked");
  gtk_test_widget_wait_for_draw (panel);
  capture = lw_record_list_get (lw_endpoint_get_captures (step), 0);
  type (panel, capture, "name", "orderId");
  type (panel, capture, "subject", "order.id");
  act (panel, "flow.back");

  act (list, "steps.add");
  step = lw_record_list_get (steps_of (fixture), 1);
  type (panel, step, "name", "Read");
  lw_endpoint_set_path (step, "/api/orders/{{value orderId}}");
  act (panel, "flow.back");

  act (list, "steps.add");
  step = lw_record_list_get (steps_of (fixture), 2);
  type (panel, step, "name", "Cancel");
  type (panel, step, "method", "DELETE");
  lw_endpoint_set_path (step, "/api/orders/{{value orderId}}");
  act (panel, "flow.back");
}

static const char *
name_at (Fixture *fixture, guint position)
{
  return lw_endpoint_get_name (lw_record_list_get (steps_of (fixture), position));
}

typedef struct
{
  Fixture *fixture;
  guint position;
  const char *name;
} NameAt;

/* The focus follows a frame later, and keys are lost until then. */
static gboolean
has_name_at (gpointer data)
{
  const NameAt *wanted = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (wanted->fixture->window));

  return focus != NULL && gtk_widget_get_mapped (focus) && g_str_equal (name_at (wanted->fixture, wanted->position), wanted->name);
}

static void
test_flow (Fixture *fixture, gconstpointer data)
{
  GtkWidget *panel = show_panel (fixture, "flow", LW_TYPE_FLOW_PANEL);
  GtkWidget *row;

  build_flow (fixture, panel);
  g_assert_cmpuint (lw_record_list_get_size (steps_of (fixture)), ==, 3);
  g_assert_nonnull (app_find (row_of (panel, lw_record_list_get (steps_of (fixture), 0)), says_sample, "gives orderId"));
  g_assert_nonnull (app_find (row_of (panel, lw_record_list_get (steps_of (fixture), 1)), says_sample, "takes orderId"));

  /* Moved by keys, and the focus stays with the step. */
  row = row_of (panel, lw_record_list_get (steps_of (fixture), 0));
  g_assert_true (gtk_widget_grab_focus (row));
  if (!app_press (GTK_WINDOW (fixture->window), "alt+Down"))
    return;
  app_wait_until (has_name_at, &(NameAt){ fixture, 1, "Create" });
  app_press (GTK_WINDOW (fixture->window), "alt+Down");
  app_wait_until (has_name_at, &(NameAt){ fixture, 2, "Create" });
  app_press (GTK_WINDOW (fixture->window), "ctrl+z");
  app_wait_until (has_name_at, &(NameAt){ fixture, 1, "Create" });
  app_press (GTK_WINDOW (fixture->window), "ctrl+z");
  app_wait_until (has_name_at, &(NameAt){ fixture, 0, "Create" });

  act (row_of (panel, lw_record_list_get (steps_of (fixture), 2)), "step.duplicate");
  g_assert_cmpstr (name_at (fixture, 3), ==, "Cancel 2");
  row = row_of (panel, lw_record_list_get (steps_of (fixture), 3));
  g_assert_true (gtk_widget_activate_action (row, "step.remove", NULL));
  g_assert_cmpuint (lw_record_list_get_size (steps_of (fixture)), ==, 3);

  /* A step that goes while it is edited takes its editor along. */
  act (panel, "flow.edit(uint32 2)");
  lw_record_list_remove (steps_of (fixture), 2);
  flush (fixture);
  g_assert_true (gtk_widget_get_mapped (row_of (panel, lw_record_list_get (steps_of (fixture), 0))));
}

/* All of it in one plan, which the window and the command line export alike. */

static gboolean
shows_bundle (gpointer data)
{
  return g_str_equal (lw_window_get_panel (((Fixture *) data)->window), "bundle");
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  lw_document_save_finish (LW_DOCUMENT (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static void
compare_folders (const char *ours, const char *theirs)
{
  g_autofree char *our_names = cli_list (ours);
  g_autofree char *their_names = cli_list (theirs);
  g_auto (GStrv) names = g_strsplit (our_names, " ", -1);

  g_assert_cmpstr (our_names, ==, their_names);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *our_text = cli_read (ours, names[i]);
      g_autofree char *their_text = cli_read (theirs, names[i]);

      g_test_message ("%s", names[i]);
      cli_assert_same_text (our_text, their_text);
    }
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  static const char *const environment[] = { "SOURCE_DATE_EPOCH=1700000000", NULL };
  LwDocument *document = lw_window_get_document (fixture->window);
  LwAuthentication *authentication = lw_plan_get_authentication (plan_of (fixture));
  g_autofree char *ours = g_build_filename (fixture->folder, "ours", NULL);
  g_autofree char *theirs = g_build_filename (fixture->folder, "theirs", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "plan.loadwright", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  const char *arguments[] = { "export", path, "-o", theirs, NULL };
  g_auto (CliRun) run = { 0 };
  gboolean saved = FALSE;
  GtkWidget *panel;
  LwEndpoint *endpoint;

  if (g_getenv ("LW_TEST_CLI") == NULL)
    {
      g_test_skip ("The command line program is not built");
      return;
    }
  g_setenv ("SOURCE_DATE_EPOCH", "1700000000", TRUE);
  panel = show_panel (fixture, "endpoints", LW_TYPE_ENDPOINTS_PANEL);
  endpoint = add_endpoint (fixture, panel);
  lw_endpoint_set_payload (endpoint, "{\"id\": \"{{unique}}\", \"n\": {{vu}}}");
  act (panel, "endpoints.service");
  choose (panel, authentication, "kind", LW_AUTHENTICATION_OAUTH2_CLIENT);
  type (panel, authentication, "token-url", "https://login.example.com/token");
  build_flow (fixture, show_panel (fixture, "flow", LW_TYPE_FLOW_PANEL));

  lw_export_folder_set (document, ours);
  act (GTK_WIDGET (fixture->window), "win.export");
  app_wait_until (shows_bundle, fixture);
  lw_document_save_async (document, file, NULL, saved_cb, &saved);
  app_wait_until (is_true, &saved);
  run = cli_run_full (arguments, environment);
  cli_assert_status (run, 0);
  compare_folders (ours, theirs);
  g_unsetenv ("SOURCE_DATE_EPOCH");
}

#define ADD(name, function) g_test_add ("/request-panels/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  ADD ("payload", test_payload);
  ADD ("payload-kinds", test_payload_kinds);
  ADD ("lists", test_lists);
  ADD ("authentication", test_authentication);
  ADD ("flow", test_flow);
  ADD ("export", test_export);
  return app_test_run ();
}
