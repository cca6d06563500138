/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks around names and numbers: what is missing, flags, footnotes, beginnings of names. */
#include "intake/indicator_marks.h"
#include <string.h>
#include "intake/indicator_name.h"
#include "test.h"

TEST(indicator_marks_for_a_missing_number_are_known_in_both_languages)
{
	static const char *const missing[] = {"", "-", "—", "…", "..", ":", "/", "na", "n/a", "n.a.", "nan", "null", "暂无",
		"未统计",
		": c", ":c", "[—]", "〔..〕", ".. e", "- b u", "not available", "不详"};
	static const char *const said[] = {"0", "b", "5", "-5", "完成省任务", "nanjing", "no", "无锡", "c:",
		":5", "待定", "5 b"};
	for (size_t i = 0; i < sizeof missing / sizeof *missing; i++)
		CHECK_SAY(marks_missing(missing[i]), "%s", missing[i]);
	for (size_t i = 0; i < sizeof said / sizeof *said; i++)
		CHECK_SAY(!marks_missing(said[i]), "%s", said[i]);
}

TEST(indicator_marks_flags_follow_a_blank)
{
	static const struct { const char *text; size_t length; } cases[] = {
		{"54.7 b", 2}, {"54.7 bep", 4}, {"54.7  b u", 5}, {"54.7b", 0}, {"5 km", 0}, {"5 better", 0}, {" b", 0},
		{"", 0},
		{"5 people", 0}, {"5 t", 0}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		CHECK_SAY(marks_flags(cases[i].text, strlen(cases[i].text)) == cases[i].length, "%s", cases[i].text);
	CHECK(marks_flag_word('b') == W_FLAG_BREAK && marks_flag_word('q') == W_NONE);
}

TEST(indicator_marks_come_off_names_and_leave_the_name)
{
	static const struct { const char *name, *left, *no; bool part; } cases[] = {
		{"#工业", "工业", NULL, true}, {"其中：服务业①", "服务业", NULL, true}, {"其中:#煤炭", "煤炭", NULL, true},
		{"of which: industry", "industry", NULL, true}, {"Of which services 2)", "services", NULL, true},
		{"＃ 工业＊", "工业", NULL, true}, {"GDP (1)", "GDP", NULL, false}, {"GDP¹", "GDP", NULL, false},
		{"GDP**", "GDP", NULL, false}, {"常住人口（注2）", "常住人口", NULL, false}, {"GDP [a]", "GDP", NULL, false},
		{"（一）地区生产总值②③", "地区生产总值", NULL, false}, {"一、城镇化率", "城镇化率", NULL, false},
		{"- Parks", "Parks", NULL, false},
		{"3.城镇化率*", "城镇化率", "3", false},
		{"每千人口执业（助理）医师数①", "每千人口执业（助理）医师数", NULL, false},
		{"Life expectancy (b)", "Life expectancy", NULL, false},
		/* and what only looks like a mark */
		{"Floor, km²", "Floor, km²", NULL, false}, {"5G用户", "5G用户", NULL, false}, {"PM2.5", "PM2.5", NULL, false},
		{"医师（执业）", "医师（执业）", NULL, false}, {"其中", "其中", NULL, true}, {"①", "①", NULL, false},
		{"*", "*", NULL, false},
		{"Water (grade 3)", "Water (grade 3)", NULL, false}, {"-5", "-5", NULL, false},
		{"Grain output (t)", "Grain output (t)", NULL, false},
		{"十五分钟生活圈", "十五分钟生活圈", NULL, false}};
	static struct arena arena;
	static jmp_buf rescue;
	arena_init(&arena, &rescue, 0);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct indicator row = {0};
		CHECK_TEXT(name_without_marks(&arena, cases[i].name, &row), cases[i].left);
		CHECK_SAY(row.is_part == cases[i].part, "%s", cases[i].name);
		CHECK_SAY(!cases[i].no == !row.no, "%s", cases[i].name);
	}
	arena_free(&arena);
}
