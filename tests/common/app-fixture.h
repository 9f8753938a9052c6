/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-application.h"
#include "lw-window.h"

G_BEGIN_DECLS

/* What tests with a display share: the application in folders of its own, its windows, and finding
 * things in them the way a person does, by what they say. */

/* Starts the test framework and GTK; the application is registered, not run. */
void app_test_init (int *argc, char ***argv);
/* Runs the tests and removes the folders. */
int app_test_run (void);

LwApplication *app_get (void);
/* A path in the program's own temporary folder. (transfer full) */
char *app_temp_path (const char *name);

/* Goes through what happens until condition is true; fails after some seconds. */
typedef gboolean (*AppCondition) (gpointer data);
void app_wait_until (AppCondition condition, gpointer data);
/* Goes through what is to happen at once. */
void app_settle (void);

/* Lets GtkSourceView be slow in this test without failing it; windows made below do so by themselves. */
void app_allow_slow_highlighting (void);

/* A window on screen. The plan of the example, without a file. */
LwWindow *app_window_new (void);
LwWindow *app_window_new_with_example (void);
/* Destroys a window without a question, and asserts that it and all that was in it is gone. */
void app_window_destroy (GtkWindow *window);

/* The newest window of that type, such as a dialog. (transfer none) (nullable) */
GtkWidget *app_find_toplevel (GType type);

typedef gboolean (*AppMatch) (GtkWidget *widget, gconstpointer data);
/* The first descendant in the order of the tree. (transfer none) (nullable) */
GtkWidget *app_find (GtkWidget *root, AppMatch match, gconstpointer data);
GtkWidget *app_find_type (GtkWidget *root, GType type);
/* A field entry, by the record and field it edits; a button, by its label or tooltip. */
GtkWidget *app_find_field (GtkWidget *root, gpointer record, const char *field);
GtkWidget *app_find_button (GtkWidget *root, const char *text);
/* Calls visit for each descendant, parents first. */
void app_walk (GtkWidget *root, void (*visit) (GtkWidget *widget, gpointer data), gpointer data);

/* Unfolds every row that can be unfolded, also those that appear by it. */
void app_unfold_all (GtkWidget *root);

/* The entry that is typed into. (transfer none) */
GtkEditable *app_entry_of (GtkWidget *field_entry);
/* Replaces what is in the entry, letter by letter, as somebody who types there does. */
void app_type (GtkWidget *field_entry, const char *text);
/* Replaces what is in the entry by something copied elsewhere. */
void app_paste (GtkWidget *field_entry, const char *text);

/* Presses keys as the keyboard does, such as "ctrl+z" or "Tab", or types text, into the window; what
 * they do comes later. FALSE, with the test marked as skipped, where there is no program for that. */
gboolean app_press (GtkWindow *window, const char *key);
gboolean app_press_text (GtkWindow *window, const char *text);

G_END_DECLS
