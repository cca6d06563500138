/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gnuplot: what it does when the program is missing, fails, hangs, talks without end or lies; that nothing of
 * it is left behind; what reaches it; and which fonts are asked for. Stand-ins are small shell scripts. */
#include <dirent.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "page/gnuplot.h"
#include "page/gnuplot_font.h"
#include "page/gnuplot_text.h"
#include "tests/test.h"

struct place {
	struct arena arena;
	jmp_buf rescue;
	char folder[64], old[256];
	bool had;
};

/* A temporary folder of our own, so that what is left behind can be counted. */
static void begin(struct place *place)
{
	const char *old = getenv("TMPDIR");
	place->had = old != NULL;
	snprintf(place->old, sizeof place->old, "%s", old ? old : "");
	arena_init(&place->arena, &place->rescue, 0);
	strcpy(place->folder, "/tmp/test-gnuplot-XXXXXX");
	CHECK(mkdtemp(place->folder) != NULL);
	setenv("TMPDIR", place->folder, 1);
}

static int entries(const char *folder)
{
	int count = 0;
	DIR *dir = opendir(folder);
	for (struct dirent *entry; dir && (entry = readdir(dir));)
		count += entry->d_name[0] != '.';
	if (dir)
		closedir(dir);
	return count;
}

static void end(struct place *place)
{
	char command[128];
	if (place->had)
		setenv("TMPDIR", place->old, 1);
	else
		unsetenv("TMPDIR");
	arena_free(&place->arena);
	snprintf(command, sizeof command, "rm -rf %s", place->folder);
	CHECK(system(command) == 0);
}

static struct gnuplot stand_in(struct place *place, const char *body)
{
	char *path = arena_print(&place->arena, "%s/gnuplot", place->folder);
	FILE *file = fopen(path, "w");
	fprintf(file, "#!/bin/sh\n%s\n", body);
	fclose(file);
	chmod(path, 0700);
	return (struct gnuplot){.program = path, .seconds = 5};
}

static bool in_command_line(const char *pid, const char *words)
{
	char path[300], line[400];
	snprintf(path, sizeof path, "/proc/%s/cmdline", pid);
	FILE *file = fopen(path, "r");
	size_t got = file ? fread(line, 1, sizeof line - 1, file) : 0;
	if (file)
		fclose(file);
	line[got] = '\0';
	for (size_t i = 0; i + 1 < got; i++)
		line[i] = line[i] ? line[i] : ' ';
	return strcmp(line, words) == 0;
}

/* Is a process with this command line alive? A killed one may take a moment to go. */
static bool is_running(const char *words)
{
	for (int patience = 0; patience < 100; patience++, usleep(10000)) {
		bool found = false;
		DIR *dir = opendir("/proc");
		for (struct dirent *entry; dir && (entry = readdir(dir));)
			found |= in_command_line(entry->d_name, words);
		if (dir)
			closedir(dir);
		if (!found)
			return false;
	}
	return true;
}

static double seconds(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

/* Runs `body` in place of gnuplot and says how it ended; nothing but the script itself may be left. */
static enum gnuplot_failure outcome(const char *body, double most, const char *message)
{
	struct place place;
	begin(&place);
	struct gnuplot gnuplot = stand_in(&place, body);
	struct gnuplot_task task = {.format = CHART_SVG, .script = "# nothing\n"};
	struct gnuplot_error error = {0};
	gnuplot.seconds = most;
	bool good = gnuplot_run(&place.arena, &gnuplot, &task, 1, &error);
	CHECK(good == (error.kind == GNUPLOT_FINE));
	CHECK_INT(entries(place.folder), 1);
	if (!good) {
		char *text = gnuplot_error_text(&place.arena, LANG_EN, &error);
		CHECK_SAY(strstr(text, message), "\"%s\" lacks \"%s\"", text, message);
	}
	end(&place);
	return error.kind;
}

TEST(gnuplot_missing_is_said)
{
	struct place place;
	begin(&place);
	struct gnuplot gnuplot = {.program = "no-such-gnuplot"};
	struct gnuplot_task task = {.script = ""};
	struct gnuplot_error error;
	CHECK(!gnuplot_run(&place.arena, &gnuplot, &task, 1, &error));
	CHECK_INT(error.kind, GNUPLOT_MISSING);
	CHECK(strstr(gnuplot_error_text(&place.arena, LANG_EN, &error),
	             "charts need gnuplot, and no-such-gnuplot was not found in /"));
	gnuplot.program = "/tmp/no/such/gnuplot";
	CHECK(!gnuplot_run(&place.arena, &gnuplot, &task, 1, &error));
	CHECK_INT(error.kind, GNUPLOT_MISSING);
	CHECK_INT(entries(place.folder), 0);
	end(&place);
}

TEST(gnuplot_failure_repeats_its_last_words)
{
	CHECK_INT(outcome("echo first; echo 'line 7: undefined variable' >&2; exit 3", 5,
	                  "gnuplot failed (3): line 7: undefined variable"),
	          GNUPLOT_FAILED);
	CHECK_INT(outcome("kill -SEGV $$", 5, "gnuplot failed (SIGSEGV) and said nothing"), GNUPLOT_FAILED);
	CHECK_INT(outcome("printf 'a\\033[31mb\\n' >&2; exit 1", 5, "a [31mb"), GNUPLOT_FAILED);
}

TEST(gnuplot_that_hangs_is_ended_with_its_children)
{
	double start = seconds();
	CHECK_INT(outcome("sleep 61.25 & sleep 61.25", 0.3, "longer than 0.3 s"), GNUPLOT_TIMEOUT);
	CHECK_INT(outcome("exec >&- 2>&-; sleep 61.25", 0.3, "longer than 0.3 s"), GNUPLOT_TIMEOUT);
	CHECK(seconds() - start < 5);
	CHECK(!is_running("sleep 61.25"));
}

TEST(gnuplot_that_leaves_a_child_behind_loses_it)
{
	CHECK_INT(outcome("sleep 62.25 & echo '<?xml ?><svg></svg>' > chart.svg", 5, ""), GNUPLOT_FINE);
	CHECK(!is_running("sleep 62.25"));
}

TEST(gnuplot_junk_with_exit_0_is_refused)
{
	CHECK_INT(outcome("exit 0", 5, "no complete picture (chart.svg)"), GNUPLOT_INCOMPLETE);
	CHECK_INT(outcome("echo junk > chart.svg", 5, "no complete picture"), GNUPLOT_INCOMPLETE);
	CHECK_INT(outcome("echo '<?xml ?><svg><g>' > chart.svg", 5, "no complete picture"), GNUPLOT_INCOMPLETE);
	CHECK_INT(outcome(": > chart.svg", 5, "no complete picture"), GNUPLOT_INCOMPLETE);
	CHECK_INT(outcome("ln -s /etc/passwd chart.svg", 5, "no complete picture"), GNUPLOT_INCOMPLETE);
	CHECK_INT(outcome("mkfifo chart.svg", 5, "no complete picture"), GNUPLOT_INCOMPLETE);
	CHECK_INT(outcome("mkdir chart.svg", 5, "no complete picture"), GNUPLOT_INCOMPLETE);
}

TEST(gnuplot_that_talks_without_end_is_heard_in_part)
{
	CHECK_INT(outcome("yes talk | head -c 3000000; echo '<?xml ?><svg></svg>' > chart.svg", 5, ""),
	          GNUPLOT_FINE);
}

TEST(gnuplot_sees_four_variables_no_input_and_its_own_folder)
{
	static const char body[] =
		"[ -z \"$(cat)\" ] || exit 9\n[ \"$(pwd -P)\" = \"$(cd \"$HOME\" && pwd -P)\" ] || exit 8\n"
		"[ \"$(env | grep -v -e ^PWD= -e ^OLDPWD= -e ^_= -e ^SHLVL= | cut -d= -f1 | sort | tr '\\n' ' ')\" = 'HOME "
		"LC_ALL PATH TZ ' ] || exit 7\n"
		"[ \"$1 $2 $#\" = '-d chart.gp 2' ] || exit 6\n[ \"$(ls)\" = chart.gp ] || exit 5\n"
		"[ \"$(ulimit -c)\" = 0 ] || exit 4\necho '<?xml ?><svg></svg>' > chart.svg";
	CHECK_INT(outcome(body, 5, ""), GNUPLOT_FINE);
}

TEST(gnuplot_stops_when_told)
{
	struct place place;
	begin(&place);
	volatile sig_atomic_t stop = 1;
	struct gnuplot gnuplot = stand_in(&place, "sleep 63");
	struct gnuplot_task task = {.script = ""};
	struct gnuplot_error error;
	gnuplot.stop = &stop;
	CHECK(!gnuplot_run(&place.arena, &gnuplot, &task, 1, &error));
	CHECK_INT(error.kind, GNUPLOT_STOPPED);
	CHECK_INT(entries(place.folder), 1);
	end(&place);
}

TEST(gnuplot_without_a_place_for_files_is_an_error)
{
	struct place place;
	begin(&place);
	setenv("TMPDIR", "/proc/nowhere", 1);
	struct gnuplot gnuplot = {.program = "/bin/true"};
	struct gnuplot_task task = {.script = ""};
	struct gnuplot_error error;
	CHECK(!gnuplot_run(&place.arena, &gnuplot, &task, 1, &error));
	CHECK_INT(error.kind, GNUPLOT_SYSTEM);
	CHECK(strstr(gnuplot_error_text(&place.arena, LANG_EN, &error), "/proc/nowhere") != NULL);
	end(&place);
}

/* More tasks than processes; the first failure ends the rest and names its cause. */
TEST(gnuplot_runs_many_tasks_and_stops_at_the_first_failure)
{
	struct place place;
	begin(&place);
	struct gnuplot gnuplot = stand_in(
		&place,
		"grep -q bad chart.gp && { echo no; exit 2; }\n{ echo '<?xml ?>'; cat chart.gp; echo '</svg>'; } > chart.svg");
	struct gnuplot_task tasks[12];
	struct gnuplot_error error;
	gnuplot.at_once = 3;
	for (int i = 0; i < 12; i++)
		tasks[i] =
			(struct gnuplot_task){.format = CHART_SVG, .script = arena_print(&place.arena, "number %d\n", i)};
	CHECK(gnuplot_run(&place.arena, &gnuplot, tasks, 12, &error));
	for (int i = 0; i < 12; i++)
		CHECK(tasks[i].bytes && strstr(tasks[i].bytes, tasks[i].script));
	tasks[5].script = "bad\n";
	CHECK(!gnuplot_run(&place.arena, &gnuplot, tasks, 12, &error));
	CHECK_INT(error.kind, GNUPLOT_FAILED);
	CHECK_INT(entries(place.folder), 1);
	CHECK(gnuplot_run(&place.arena, &gnuplot, tasks, 0, &error));
	end(&place);
}

/* The arena is freed while children run, as when a command ends early. */
static void give_up(void *data) { (void)data; }

TEST(gnuplot_leaves_nothing_when_memory_ends)
{
	struct place place;
	begin(&place);
	struct gnuplot gnuplot = stand_in(
		&place, "{ echo '<?xml ?>'; head -c 300000 /dev/zero | tr '\\0' x; echo '</svg>'; } > chart.svg");
	struct gnuplot_task task = {.format = CHART_SVG, .script = "\n"};
	struct gnuplot_error error;
	struct arena small;
	jmp_buf rescue;
	volatile bool rescued = false;
	arena_init(&small, &rescue, 100000);
	arena_on_free(&small, give_up, NULL);
	if (setjmp(rescue) == 0)
		gnuplot_run(&small, &gnuplot, &task, 1, &error);
	else
		rescued = true;
	arena_free(&small);
	CHECK(rescued);
	CHECK_INT(entries(place.folder), 1);
	end(&place);
}

TEST(gnuplot_complete_knows_the_three_endings)
{
	CHECK(gnuplot_complete(CHART_SVG, "<?xml ?></svg>\n\n", 16));
	CHECK(!gnuplot_complete(CHART_SVG, "<?xml ?></svg", 13));
	CHECK(!gnuplot_complete(CHART_SVG, "</svg>", 6));
	CHECK(gnuplot_complete(CHART_PDF, "%PDF-1.5 x%%EOF\n", 16));
	CHECK(!gnuplot_complete(CHART_PDF, "%PDF-1.5 x", 10));
	CHECK(gnuplot_complete(CHART_PNG, "\x89PNG\r\n\x1a\n\0\0\0\0IEND\xae\x42\x60\x82", 20));
	CHECK(!gnuplot_complete(CHART_PNG, "\x89PNG\r\n\x1a\n\0\0\0\0IEND\xae\x42\x60", 19));
	CHECK(!gnuplot_complete(CHART_PNG, "", 0));
}

TEST(gnuplot_clean_disarms_and_keeps_the_rest)
{
	struct place place;
	begin(&place);
	struct arena *arena = &place.arena;
	CHECK_TEXT(gnuplot_text(arena, "GDP's `x` \"y\" $(z) <b>&amp; \u7701\u4efb\u52a1", 99),
	           "GDP\u2019s `x` \"y\" $(z) <b>&amp; \u7701\u4efb\u52a1");
	CHECK_TEXT(gnuplot_text(arena, "a\nb\tc\x1b[0m\x7f", 99), "a b c [0m ");
	CHECK_TEXT(gnuplot_text(arena, "a\\U+41 \\", 99), "a/U+41 /");
	CHECK_TEXT(gnuplot_text(arena, "&#x41;]]>x&&##", 99), "& #x41;]] >x&& ##");
	CHECK_TEXT(gnuplot_text(arena,
	                         "\xff\xc0\xaf"
	                         "a\xe5\x90",
	                         99),
	           "\uFFFD\uFFFD\uFFFDa\uFFFD\uFFFD");
	CHECK_TEXT(gnuplot_text(arena, "a\u202eb\u2066c\u200fd\u2028e\ufeff\ufffe\U0001ffff", 99),
	           "a b c d e   ");
	CHECK_TEXT(gnuplot_text(arena, "\u5415\u6881\u5e02\u89c4\u5212", 3), "\u5415\u6881\u5e02\u2026");
	CHECK_TEXT(gnuplot_text(arena, "abc", 3), "abc");
	CHECK_TEXT(gnuplot_text(arena, "", 3), "");
	end(&place);
}

/* A fontconfig file with one folder of fonts. */
static char *only_fonts(struct place *place, const char *folder)
{
	char *path = arena_print(&place->arena, "%s/fonts.conf", place->folder);
	FILE *file = fopen(path, "w");
	fprintf(file,
	        "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>%s</dir>"
	        "<cachedir>%s/cache</cachedir></fontconfig>",
	        folder, place->folder);
	fclose(file);
	return path;
}

TEST(gnuplot_font_missing_names_the_characters_and_the_package)
{
	struct place place;
	begin(&place);
	struct gnuplot_error error = {0};
	struct gnuplot_font font = {0};
	struct gnuplot gnuplot = {.fonts = only_fonts(&place, "/usr/share/fonts/truetype/liberation")};
	struct gnuplot_fonts *fonts = gnuplot_fonts_open(&place.arena, &gnuplot, &error);
	const char *latin[] = {"GDP 2025"}, *chinese[] = {"GDP", "\u76ee\u6807 \u76ee"};
	CHECK(fonts && gnuplot_font_find(fonts, &place.arena, LANG_EN, latin, 1, &font, &error));
	CHECK_TEXT(font.family, "Liberation Sans");
	CHECK(fonts && !gnuplot_font_find(fonts, &place.arena, LANG_ZH, chinese, 2, &font, &error));
	CHECK_INT(error.kind, GNUPLOT_NO_FONT);
	CHECK_TEXT(error.args[0], "\u76ee\u6807");
	CHECK(strstr(gnuplot_error_text(&place.arena, LANG_EN, &error), "fonts-wqy-microhei") != NULL);
	end(&place);
}

/* A pipe in place of its file keeps fontconfig waiting for ever. */
TEST(gnuplot_fonts_that_nobody_tells_are_not_waited_for)
{
	struct place place;
	begin(&place);
	struct gnuplot_error error = {0};
	volatile sig_atomic_t stop = 0;
	struct gnuplot gnuplot = {.fonts = arena_print(&place.arena, "%s/fonts.conf", place.folder), .seconds = 0.3,
	                          .stop = &stop};
	CHECK(mkfifo(gnuplot.fonts, 0600) == 0);
	CHECK(!gnuplot_fonts_open(&place.arena, &gnuplot, &error));
	CHECK_INT(error.kind, GNUPLOT_SYSTEM);
	CHECK_TEXT(gnuplot_error_text(&place.arena, LANG_EN, &error),
	           "cannot read which fonts are installed: fontconfig took longer than 0.3 s and was ended "
	           "(only pdf, png and docx need fonts)");
	gnuplot.seconds = 0, stop = 1;
	CHECK(!gnuplot_fonts_open(&place.arena, &gnuplot, &error));
	CHECK_INT(error.kind, GNUPLOT_STOPPED);
	end(&place);
}

TEST(gnuplot_font_for_chinese_has_chinese)
{
	struct place place;
	begin(&place);
	struct gnuplot_error error = {0};
	struct gnuplot_font font = {0};
	struct gnuplot_fonts *fonts = gnuplot_fonts_open(&place.arena, &(struct gnuplot){0}, &error);
	const char *latin[] = {"GDP 2025"}, *chinese[] = {"\u5415\u6881\u5e02 GDP"},
			   *both[] = {"GDP", "\u5415\u6881"};
	CHECK(fonts != NULL);
	if (gnuplot_font_find(fonts, &place.arena, LANG_ZH, chinese, 1, &font, &error)) {
		CHECK(font.chinese);
		CHECK(gnuplot_font_find(fonts, &place.arena, LANG_EN, both, 2, &font, &error) && font.chinese);
	}
	CHECK(gnuplot_font_find(fonts, &place.arena, LANG_EN, latin, 1, &font, &error) && !font.chinese);
	end(&place);
}

/* Their exit code is lost then; that the picture is complete still counts. */
TEST(gnuplot_works_where_ended_children_are_ignored)
{
	struct place place;
	begin(&place);
	struct gnuplot good = stand_in(&place, "echo '<?xml ?><svg></svg>' > chart.svg");
	struct gnuplot_task task = {.format = CHART_SVG, .script = ""};
	struct gnuplot_error error;
	signal(SIGCHLD, SIG_IGN);
	CHECK(gnuplot_run(&place.arena, &good, &task, 1, &error));
	good.program = "/bin/false";
	CHECK(!gnuplot_run(&place.arena, &good, &task, 1, &error));
	signal(SIGCHLD, SIG_DFL);
	CHECK_INT(error.kind, GNUPLOT_INCOMPLETE);
	end(&place);
}
