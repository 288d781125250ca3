// Sends POST requests at a fixed rate, whatever the answers do, and prints the latencies as JSON.
//
//   open-loop HOST PORT PATH BODY RATE SECONDS
//
// A latency counts from the moment at which the request was due, not from when a connection was free for it: a server that
// stalls is charged for the requests that had to wait (no coordinated omission). One thread, epoll, kept-alive connections.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 512, HEAD = 16384 };

typedef struct {
    int socket, busy;
    double due;
    char head[HEAD + 1];
    size_t headLength, left;
    int inBody;
} Connection;

static Connection connections[MOST];
static int opened, epoll;
static char request[65536];
static size_t requestLength;
static struct sockaddr_in address;
static char sink[1 << 20];

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static Connection *acquire(void) {
    for (int i = 0; i < opened; i++)
        if (!connections[i].busy) return &connections[i];
    if (opened == MOST) return NULL;
    Connection *c = &connections[opened++];
    c->socket = socket(AF_INET, SOCK_STREAM, 0);
    int one = 1;
    setsockopt(c->socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (c->socket < 0 || connect(c->socket, (struct sockaddr *)&address, sizeof address)) fail("connect");
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = c};
    epoll_ctl(epoll, EPOLL_CTL_ADD, c->socket, &event);
    return c;
}

static void begin(Connection *c, double due) {
    c->busy = 1;
    c->due = due;
    c->headLength = c->left = 0;
    c->inBody = 0;
    if (send(c->socket, request, requestLength, MSG_NOSIGNAL) != (ssize_t)requestLength) fail("send");
}

// Reads what is there; returns 1 when the answer is complete, -1 when it is not a 200 with a length.
static int advance(Connection *c) {
    for (;;) {
        ssize_t got;
        if (c->inBody) {
            got = recv(c->socket, sink, c->left < sizeof sink ? c->left : sizeof sink, MSG_DONTWAIT);
        } else {
            got = recv(c->socket, c->head + c->headLength, HEAD - c->headLength, MSG_DONTWAIT);
        }
        if (got < 0) return errno == EAGAIN ? 0 : -1;
        if (got == 0) return -1;
        if (c->inBody) {
            c->left -= (size_t)got;
        } else {
            c->headLength += (size_t)got;
            c->head[c->headLength] = 0;
            char *end = strstr(c->head, "\r\n\r\n");
            if (!end) continue;
            char *length = strcasestr(c->head, "\r\ncontent-length:");
            if (strncmp(c->head, "HTTP/1.1 200", 12) || !length || length > end) return -1;
            size_t total = strtoull(length + 17, NULL, 10), have = c->headLength - (size_t)(end + 4 - c->head);
            if (have > total) return -1;
            c->left = total - have;
            c->inBody = 1;
        }
        if (c->inBody && c->left == 0) return 1;
    }
}

static int ascending(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int count, char **arguments) {
    if (count != 7) {
        fprintf(stderr, "open-loop HOST PORT PATH BODY RATE SECONDS\n");
        return 2;
    }
    address.sin_family = AF_INET;
    address.sin_port = htons((unsigned short)atoi(arguments[2]));
    inet_pton(AF_INET, arguments[1], &address.sin_addr);
    requestLength = (size_t)snprintf(request, sizeof request,
        "POST %s HTTP/1.1\r\nHost: %s:%s\r\nAuthorization: Bearer sk-bench\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s",
        arguments[3], arguments[1], arguments[2], strlen(arguments[4]), arguments[4]);
    double rate = atof(arguments[5]), seconds = atof(arguments[6]);
    int total = (int)(rate * seconds), sent = 0, done = 0, failed = 0;
    double *latencies = calloc((size_t)total + 1, sizeof *latencies);
    epoll = epoll_create1(0);
    double start = now() + 0.05;
    while (done + failed < total && now() < start + seconds + 30) {
        double due = start + sent / rate, moment = now();
        while (sent < total && due <= moment) {
            Connection *c = acquire();
            if (!c) break;
            begin(c, due);
            due = start + ++sent / rate;
        }
        double wait = sent < total ? due - now() : 1;
        struct timespec pause = {.tv_sec = 0, .tv_nsec = wait > 0 ? (long)((wait < 0.5 ? wait : 0.5) * 1e9) : 0};
        struct epoll_event events[64];
        int ready = epoll_pwait2(epoll, events, 64, &pause, NULL);
        for (int i = 0; i < ready; i++) {
            Connection *c = events[i].data.ptr;
            int outcome = c->busy ? advance(c) : -1;
            if (outcome == 0) continue;
            if (outcome > 0) {
                latencies[done++] = (now() - c->due) * 1000;
                c->busy = 0;
                continue;
            }
            failed += c->busy;
            epoll_ctl(epoll, EPOLL_CTL_DEL, c->socket, NULL);
            close(c->socket);
            *c = connections[--opened];
            if (c != &connections[opened]) {
                struct epoll_event moved = {.events = EPOLLIN, .data.ptr = c};
                epoll_ctl(epoll, EPOLL_CTL_MOD, c->socket, &moved);
            }
            break;  // The other events' pointers may name what was moved; they come again.
        }
    }
    qsort(latencies, (size_t)done, sizeof *latencies, ascending);
    if (done == 0) return 1;
    printf("{\"done\": %d, \"failed\": %d, \"p50\": %.3f, \"p90\": %.3f, \"p99\": %.3f, \"max\": %.3f}\n", done, total - done,
        latencies[done / 2], latencies[done * 9 / 10], latencies[done * 99 / 100], latencies[done - 1]);
    return 0;
}
