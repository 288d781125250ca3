#include "CRSVG.h"

#include <cairo.h>
#include <gio/gio.h>
#include <librsvg/rsvg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int easel_rsvg_version(void) { return (int)(rsvg_major_version * 10000 + rsvg_minor_version * 100 + rsvg_micro_version); }

static GLogWriterOutput drop_structured(GLogLevelFlags level, const GLogField *fields, gsize count, gpointer data) {
    return G_LOG_WRITER_HANDLED;
}

static void drop(const gchar *domain, GLogLevelFlags level, const gchar *text, gpointer data) {}

// What GLib, Pango and cairo complain of in someone's drawing is no business of the process's standard error.
static gpointer silence(gpointer data) {
    g_log_set_default_handler(drop, NULL);
    g_log_set_writer_func(drop_structured, NULL, NULL);
    return NULL;
}

static void silence_once(void) {
    static GOnce once = G_ONCE_INIT;
    g_once(&once, silence, NULL);
}

typedef struct {
    GCancellable *cancellable;
    GMutex mutex;
    GCond condition;
    gint64 deadline;
    gboolean done;
} watch;

static gpointer watch_time(gpointer data) {
    watch *w = data;
    g_mutex_lock(&w->mutex);
    while (!w->done) {
        if (!g_cond_wait_until(&w->condition, &w->mutex, w->deadline)) {
            g_cancellable_cancel(w->cancellable);
            break;
        }
    }
    g_mutex_unlock(&w->mutex);
    return NULL;
}

static GThread *start_watch(watch *w, int milliseconds) {
    w->cancellable = g_cancellable_new();
    g_mutex_init(&w->mutex);
    g_cond_init(&w->condition);
    w->deadline = g_get_monotonic_time() + (gint64)milliseconds * 1000;
    w->done = FALSE;
    return g_thread_try_new("svg-time", watch_time, w, NULL);
}

static void stop_watch(watch *w, GThread *thread) {
    if (thread) {
        g_mutex_lock(&w->mutex);
        w->done = TRUE;
        g_cond_signal(&w->condition);
        g_mutex_unlock(&w->mutex);
        g_thread_join(thread);
    }
    g_mutex_clear(&w->mutex);
    g_cond_clear(&w->condition);
    g_object_unref(w->cancellable);
}

static easel_rsvg_status note(GError *error, easel_rsvg_message *message) {
    int cancelled = error && g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    snprintf(message->text, sizeof message->text, "%s", error ? error->message : "unknown fault");
    g_clear_error(&error);
    return cancelled ? easel_rsvg_status_late : easel_rsvg_status_refused;
}

// cairo's pixels are premultiplied 0xAARRGGBB words in the machine's order. An average of a block is taken before the division
// by alpha, so that transparent pixels weigh nothing.
static void collect(const cairo_surface_t *source, int width, int height, int step, uint8_t *rgba) {
    cairo_surface_t *surface = (cairo_surface_t *)source;
    const uint8_t *data = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);
    unsigned area = (unsigned)(step * step);
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++, rgba += 4) {
            unsigned alpha = 0, red = 0, green = 0, blue = 0;
            for (int j = 0; j < step; j++) {
                const uint8_t *row = data + (size_t)(y * step + j) * (size_t)stride + (size_t)x * (size_t)step * 4;
                for (int i = 0; i < step; i++) {
                    uint32_t word;
                    memcpy(&word, row + i * 4, 4);
                    alpha += word >> 24;
                    red += word >> 16 & 255;
                    green += word >> 8 & 255;
                    blue += word & 255;
                }
            }
            if (alpha == 255 * area) {
                rgba[0] = (uint8_t)((red + area / 2) / area);
                rgba[1] = (uint8_t)((green + area / 2) / area);
                rgba[2] = (uint8_t)((blue + area / 2) / area);
                rgba[3] = 255;
            } else if (alpha == 0) {
                memset(rgba, 0, 4);
            } else {
                unsigned r = (red * 255 + alpha / 2) / alpha, g = (green * 255 + alpha / 2) / alpha, b = (blue * 255 + alpha / 2) / alpha;
                rgba[0] = (uint8_t)(r > 255 ? 255 : r);
                rgba[1] = (uint8_t)(g > 255 ? 255 : g);
                rgba[2] = (uint8_t)(b > 255 ? 255 : b);
                rgba[3] = (uint8_t)((alpha + area / 2) / area);
            }
        }
    }
}

static easel_rsvg_status draw(
    RsvgHandle *handle, int width, int height, int step, const uint8_t *background, uint8_t *rgba, easel_rsvg_message *message) {
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width * step, height * step);
    cairo_t *cr = cairo_create(surface);
    easel_rsvg_status status = easel_rsvg_status_ok;
    if (cairo_status(cr) != CAIRO_STATUS_SUCCESS) {
        status = easel_rsvg_status_memory;
    } else {
        cairo_set_source_rgba(cr, background[0] / 255.0, background[1] / 255.0, background[2] / 255.0, background[3] / 255.0);
        cairo_set_operator(cr, CAIRO_OPERATOR_SOURCE);
        cairo_paint(cr);
        cairo_set_operator(cr, CAIRO_OPERATOR_OVER);
        RsvgRectangle viewport = {0, 0, width * step, height * step};
        GError *error = NULL;
        if (!rsvg_handle_render_document(handle, cr, &viewport, &error)) status = note(error, message);
    }
    if (status == easel_rsvg_status_ok) {
        cairo_surface_flush(surface);
        collect(surface, width, height, step, rgba);
    }
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    return status;
}

easel_rsvg_status easel_rsvg_draw(
    const uint8_t *svg, size_t count, int width, int height, int supersample, const uint8_t background[4], int milliseconds,
    uint8_t *rgba, easel_rsvg_message *message) {
    silence_once();
    watch time;
    GThread *thread = start_watch(&time, milliseconds);
    GInputStream *stream = g_memory_input_stream_new_from_data(svg, (gssize)count, NULL);
    GError *error = NULL;
    RsvgHandle *handle = rsvg_handle_new_from_stream_sync(stream, NULL, RSVG_HANDLE_FLAGS_NONE, time.cancellable, &error);
    easel_rsvg_status status;
    if (!handle) {
        status = note(error, message);
    } else {
#if LIBRSVG_CHECK_VERSION(2, 59, 3)
        rsvg_handle_set_cancellable_for_rendering(handle, time.cancellable);
#endif
        // CSS pixels: a length in millimetres or points comes out at 96 dots an inch whatever the machine.
        rsvg_handle_set_dpi(handle, 96);
        status = draw(handle, width, height, supersample, background, rgba, message);
        g_object_unref(handle);
    }
    g_object_unref(stream);
    stop_watch(&time, thread);
    return status;
}
