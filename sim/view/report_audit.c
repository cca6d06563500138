/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_audit: does the plan agree with itself: how much was found, then contradictions, tensions and what follows,
 * each finding in a sentence. What its numbers lead to is where the plan says them, and the arithmetic. */
#include "base/clean.h"
#include "view/report_entered.h"
#include "view/report_leads.h"
#include "view/report_table.h"
#include "view/view_audit.h"

static const struct {
	enum word title, meaning;
	const char *anchor;
} weights[AUDIT_WEIGHTS] = {
	[AUDIT_CONTRADICTION] = {W_REPORT_AUDIT_CONTRADICTIONS, W_REPORT_AUDIT_IS_CONTRADICTION, "audit-contradictions"},
	[AUDIT_TENSION] = {W_REPORT_AUDIT_TENSIONS, W_REPORT_AUDIT_IS_TENSION, "audit-tensions"},
	[AUDIT_FOLLOWS] = {W_REPORT_AUDIT_FOLLOWS, W_REPORT_AUDIT_IS_FOLLOWS, "audit-follows"}};

/* "table 1-2 row 1: at least 2238 [plan.json:61:77]; ...; (2238 / 1538)^(1/5) - 1 = 7.79 %". */
static struct prose statements(struct report *report, const struct audit_finding *finding)
{
	struct arena *arena = report->arena;
	const char *semicolon = word_text(report->view->language, W_LIST_SEMICOLON);
	struct prose all = prose_plain(arena, "");
	for (int i = 0; i < finding->line_count; i++) {
		const struct audit_said *said = finding->lines[i].said;
		const char *source = view_audit_source(arena, said, report->view), *place = place_told(arena, said->place);
		struct prose text = view_audit_said(arena, said, report->view);
		struct prose one = *text.text ? report_prose(report, W_REPORT_AUDIT_SAYS, source, text, place)
		                              : report_prose(report, W_REPORT_AUDIT_RELATION, source, place);
		if (finding->lines[i].arithmetic)
			one = report_prose(report, W_REPORT_AUDIT_SUM, one, finding->lines[i].arithmetic);
		all = i ? prose_join(arena, all, semicolon, one) : one;
	}
	return all;
}

static void tell_finding(struct report *report, const struct audit_finding *finding, int number)
{
	struct arena *arena = report->arena;
	struct prose apart = finding->apart > 0 ? view_audit_apart(arena, finding, report->view) : prose_plain(arena, "");
	struct prose said = report_prose(report, W_REPORT_AUDIT_SENTENCE,
	                                 view_audit_sentence(arena, finding, report->view), apart);
	document_item(report->document, "", report_entered(report, said, arena_print(arena, "audit-%d", number),
	                                                   statements(report, finding)));
}

static void tell_weight(struct report *report, enum audit_weight weight)
{
	const struct audit *audit = report->audit;
	if (!audit->by_weight[weight])
		return;
	report_section(report, 2, report_word(report, weights[weight].title), weights[weight].anchor);
	report_say(report, weights[weight].meaning);
	for (int i = 0; i < audit->count; i++)
		if (audit->findings[i].weight == weight)
			tell_finding(report, &audit->findings[i], i + 1);
}

static bool is_empty(const struct audit *audit) { return !audit || audit->statements + audit->relations == 0; }

void report_audit_said(struct report *report)
{
	const struct audit *audit = report->audit;
	if (is_empty(audit))
		return;
	struct prose counted = report_prose(report, W_REPORT_AUDIT_COUNTED);
	bool plain = audit->relations == 0 && audit->count == 0;
	struct prose lead = view_audit_lead(report->arena, audit, report->view);
	const char *title =
		clean_text(report->arena, title_in(audit->plan->title, report->view->language, audit->plan->path));
	if (plain)
		report_say(report, W_REPORT_AUDIT_AGREES, title,
		           report_count(report, "audit-statements", audit->statements, counted));
	else
		document_sentence(report->document, report_entered(report, lead, "audit", counted));
}

void report_audit(struct report *report)
{
	const struct audit *audit = report->audit;
	if (is_empty(audit))
		return;
	report_chapter(report, "audit");
	report_audit_said(report);
	for (int w = 0; w < AUDIT_WEIGHTS; w++)
		tell_weight(report, (enum audit_weight)w);
	if (audit->left_out)
		report_note(report, W_REPORT_AUDIT_LEFT_OUT,
		            report_count(report, "audit-left-out", audit->left_out,
		                         report_prose(report, W_REPORT_AUDIT_COUNTED)));
}
