/* Recorder of what a program does to files: loaded before it (LD_PRELOAD), it notes every write, truncate, fsync,
   create, rename and unlink under RECORD_PREFIX, and every line on the standard output, in the file RECORD_LOG.
   A record: op (1 byte), length of the path (4), path, a number (8), length of the data (8), data. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST 65536
static int log_fd = -1;
static const char *prefix = "";
static size_t prefix_length;
static char *path_of[MOST];
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) real_##name
#define NEED(type, name, symbol) \
  static type REAL(name); if (!REAL(name)) REAL(name) = (type)dlsym(RTLD_NEXT, symbol)
typedef ssize_t (*write_t)(int, const void *, size_t);
typedef ssize_t (*pwrite_t)(int, const void *, size_t, off64_t);
typedef int (*fd_t)(int);
typedef int (*truncate_t)(int, off64_t);
typedef int (*path_t)(const char *);
typedef int (*at_t)(int, const char *, int);
typedef int (*two_t)(const char *, const char *);
typedef int (*open_t)(const char *, int, ...);
typedef int (*openat_t)(int, const char *, int, ...);

static int known(int fd) { return fd >= 0 && fd < MOST && path_of[fd]; }

static void record(char op, const char *path, int64_t number, const void *data, int64_t size) {
  if (log_fd < 0) return;
  NEED(write_t, write, "write");
  uint32_t length = strlen(path);
  int64_t kept = data ? size : 0;
  size_t total = 1 + 4 + length + 8 + 8 + kept;
  char *whole = malloc(total), *at = whole;
  *at++ = op;
  memcpy(at, &length, 4); at += 4;
  memcpy(at, path, length); at += length;
  memcpy(at, &number, 8); at += 8;
  memcpy(at, &kept, 8); at += 8;
  if (data) memcpy(at, data, kept);
  pthread_mutex_lock(&turn);
  if (REAL(write)(log_fd, whole, total) < 0) abort();
  pthread_mutex_unlock(&turn);
  free(whole);
}

__attribute__((constructor)) static void begin(void) {
  NEED(open_t, open, "open64");
  const char *log = getenv("RECORD_LOG");
  prefix = getenv("RECORD_PREFIX");
  if (!log || !prefix) return;
  prefix_length = strlen(prefix);
  log_fd = REAL(open)(log, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0644);
}

static const char *absolute(const char *path, char *buffer) {
  if (path[0] == '/' || !getcwd(buffer, PATH_MAX)) return path;
  strcat(buffer, "/");
  return strcat(buffer, path);
}

static int ours(const char *path) { return log_fd >= 0 && !strncmp(path, prefix, prefix_length); }

static void opened(int fd, const char *given, int flags) {
  char buffer[PATH_MAX * 2];
  struct stat found;
  if (fd < 0 || fd >= MOST) return;
  free(path_of[fd]);
  path_of[fd] = NULL;
  const char *path = absolute(given, buffer);
  if (!ours(path)) return;
  path_of[fd] = strdup(path);
  if (fstat(fd, &found) || !S_ISREG(found.st_mode)) return;
  if (flags & O_CREAT) record('C', path, 0, NULL, 0);
  if (flags & O_TRUNC) record('T', path, 0, NULL, 0);
}

#define MODE int mode = 0; if (flags & (O_CREAT | O_TMPFILE)) { \
  va_list rest; va_start(rest, flags); mode = va_arg(rest, int); va_end(rest); }
#define OPEN(name) int name(const char *path, int flags, ...) { MODE NEED(open_t, o, "open64"); \
  int fd = REAL(o)(path, flags, mode); opened(fd, path, flags); return fd; }
#define OPENAT(name) int name(int folder, const char *path, int flags, ...) { MODE NEED(openat_t, o, "openat64"); \
  int fd = REAL(o)(folder, path, flags, mode); \
  if (folder == AT_FDCWD || path[0] == '/') opened(fd, path, flags); return fd; }
OPEN(open) OPEN(open64) OPENAT(openat) OPENAT(openat64)

int close(int fd) {
  NEED(fd_t, close, "close");
  if (known(fd)) { free(path_of[fd]); path_of[fd] = NULL; }
  return REAL(close)(fd);
}

ssize_t write(int fd, const void *data, size_t size) {
  NEED(write_t, write, "write");
  if (fd == 1) record('A', "", 0, data, size);
  off64_t at = known(fd) ? lseek64(fd, 0, SEEK_CUR) : 0;
  ssize_t done = REAL(write)(fd, data, size);
  if (fd != 1 && known(fd) && done > 0) record('W', path_of[fd], at, data, done);
  return done;
}

#define PWRITE(name) ssize_t name(int fd, const void *data, size_t size, off64_t at) { \
  NEED(pwrite_t, p, "pwrite64"); ssize_t done = REAL(p)(fd, data, size, at); \
  if (known(fd) && done > 0) record('W', path_of[fd], at, data, done); return done; }
PWRITE(pwrite) PWRITE(pwrite64)

#define SYNC(name) int name(int fd) { NEED(fd_t, s, #name); int done = REAL(s)(fd); \
  if (known(fd)) record('S', path_of[fd], 0, NULL, 0); return done; }
SYNC(fsync) SYNC(fdatasync)

#define TRUNCATE(name) int name(int fd, off64_t size) { NEED(truncate_t, t, "ftruncate64"); \
  int done = REAL(t)(fd, size); if (known(fd)) record('T', path_of[fd], size, NULL, 0); return done; }
TRUNCATE(ftruncate) TRUNCATE(ftruncate64)

static void gone(const char *given) {
  char buffer[PATH_MAX * 2];
  const char *path = absolute(given, buffer);
  if (ours(path)) record('U', path, 0, NULL, 0);
}
int unlink(const char *path) {
  NEED(path_t, unlink, "unlink");
  int done = REAL(unlink)(path);
  if (!done) gone(path);
  return done;
}
int unlinkat(int folder, const char *path, int flags) {
  NEED(at_t, unlinkat, "unlinkat");
  int done = REAL(unlinkat)(folder, path, flags);
  if (!done && !(flags & AT_REMOVEDIR)) gone(path);
  return done;
}
int rename(const char *from, const char *to) {
  NEED(two_t, rename, "rename");
  char first[PATH_MAX * 2], second[PATH_MAX * 2];
  int done = REAL(rename)(from, to);
  from = absolute(from, first);
  to = absolute(to, second);
  if (done || !ours(to)) return done;
  record('R', from, 0, to, strlen(to));
  for (int fd = 0; fd < MOST; fd++)
    if (path_of[fd] && !strcmp(path_of[fd], from)) { free(path_of[fd]); path_of[fd] = strdup(to); }
  return done;
}
