/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of charts: what --kind knows and what can be drawn are the same list. */
#include "tests/test.h"
#include "tests/test_figure.h"

TEST(figure_kinds_are_called_as_their_rows_and_only_some_show_draws)
{
	int count = 0;
	for (; figure_kinds[count]; count++)
		CHECK_TEXT(figure_kinds[count]->name, figure_kind_names[count]);
	CHECK(!figure_kind_names[count] && count > 0);
	CHECK(figure_shows_draws(0) && figure_shows_draws(kind_bit("lines") | kind_bit("fan")));
	CHECK(!figure_shows_draws(kind_bit("lines") | kind_bit("stack")));
}
