/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart_apart: with the labels sorted by where they want to be, subtracting i * spacing turns "at least `spacing`
 * apart" into "not falling", whose least-squares answer is found by merging neighbours that are out of order and giving
 * them their mean (pool adjacent violators). Clamping that answer to the bounds keeps it least-squares within them. */
#include "page/chart_apart.h"
#include <assert.h>
#include <math.h>

bool chart_apart(int count, const double *wanted, double *place, double spacing, double top, double bottom)
{
	enum { MOST = 64 };
	int order[MOST], size[MOST], blocks = 0;
	double mean[MOST];
	assert(count <= MOST);
	bool fits = count < 2 || (count - 1) * spacing <= bottom - top + 1e-9;
	if (!fits)
		spacing = fmax(0, (bottom - top) / (count - 1));
	for (int i = 0; i < count; i++) {
		int at = i;
		for (; at > 0 && wanted[order[at - 1]] > wanted[i]; at--)
			order[at] = order[at - 1];
		order[at] = i;
	}
	for (int i = 0; i < count; i++, blocks++) {
		mean[blocks] = wanted[order[i]] - i * spacing, size[blocks] = 1;
		for (; blocks > 0 && mean[blocks - 1] > mean[blocks]; blocks--) {
			int together = size[blocks - 1] + size[blocks];
			mean[blocks - 1] = (mean[blocks - 1] * size[blocks - 1] + mean[blocks] * size[blocks]) / together;
			size[blocks - 1] = together;
		}
	}
	double last = bottom - (count - 1) * spacing;
	for (int block = 0, i = 0; block < blocks; block++)
		for (int k = 0; k < size[block]; k++, i++)
			place[order[i]] = fmax(top, fmin(mean[block], last)) + i * spacing;
	return fits;
}
