/* SPDX-License-Identifier: GPL-3.0-or-later */
/* shocks: what a year brings that nobody chose. Each shock is a number that is drawn every year and persists:
 *   f[t] = rho f[t-1] + sd sqrt(1 - rho^2) n[t],   n ~ N(0, 1),   f[base] = sd n[base]
 * so that sd is its spread in every year, whatever rho (a stationary first-order autoregression; G. Box, G. Jenkins,
 * Time Series Analysis, 1970). It moves the growth of the sectors that carry it (loading times f, in points), or the
 * level of their prices (times e^(loading f): a level that reverts), or what formulas make of shock.ID. One shock
 * carried by several sectors is a common factor, one carried by one is its own. Without draws every shock is 0. */
#include "core/builder.h"
#include "data/schema_fields.h"
#include "core/price_level.h"
#include "models/models.h"

static const struct field fields[] = {
	{"title", .kind = FIELD_TITLE, .en = "name", .zh = "名称"},
	{"sd", "%", REQUIRED | PATH | UNCERTAIN, BETWEEN(0, 1000), .otherwise = NAN,
	 .en = "standard deviation in any year; where it changes by year, the shock grows into it",
	 .zh = "各年标准差；逐年变动时冲击随之逐步变化"},
	{"persistence", "1", UNCERTAIN, BETWEEN(-0.99, 0.99), .otherwise = 0,
	 .en = "part of it that stays for the next year (rho)", .zh = "延续到下一年的比例（ρ）"},
	{"growth", "1", UNCERTAIN, BETWEEN(-100, 100), .otherwise = NAN, .kind = FIELD_QUANTITIES,
	 .en = "loading on the growth of each sector; sectors left out do not carry it",
	 .zh = "对各行业增速的载荷，未列行业不受影响"},
	{"price", "1", UNCERTAIN, BETWEEN(-100, 100), .otherwise = NAN, .kind = FIELD_QUANTITIES,
	 .en = "loading on the price level of each sector", .zh = "对各行业价格水平的载荷"},
	{"source", .kind = FIELD_TEXT, .en = "where it comes from", .zh = "来源"},
	{"note", .kind = FIELD_TITLE, .en = "remark", .zh = "备注"},
	{0}};

static void define_shock(struct builder *builder, const struct entry *object)
{
	const char *id = object->key, *key = builder_print(builder, "shocks.%s", id);
	builder->object = object;
	builder_input(builder, object, "sd", NULL, NULL);
	bool persists = entry_find(object, "persistence");
	if (!builder_input(builder, object, "persistence", NULL, NULL))
		builder_default(builder, builder_print(builder, "%s.persistence", key), field_find(fields, "persistence"));
	const char *new = builder_print(builder, "%s.sd * %s.draw", key, key);
	builder_draw(builder, builder_print(builder, "%s.draw", key), key);
	struct title title = builder_title(builder, object);
	builder_define(
		builder,
		&(struct equation){
			builder_print(builder, "shock.%s", id), "%", SCALAR, 0, .base = new,
			.formula =
				persists
					? builder_print(builder,
	                                "%s.persistence * prev(shock.%s) + %s.sd * sqrt(1 - %s.persistence ^ 2) * %s.draw",
	                                key, id, key, key, key)
					: new,
			.en = title.en ? title.en : id, .zh = title.zh ? title.zh : id});
	builder->object = NULL;
}

/* The sum of what sectors carry, of all shocks that move `what`; NULL: none does, or there are no sectors. */
static const char *carried(struct builder *builder, const char *what)
{
	struct text sum;
	text_init(&sum, builder->arena);
	for (const struct entry *object = builder_entry(builder, "shocks")->child;
	     object && builder->scenario->sector_count; object = object->next) {
		const struct entry *loadings = entry_find(object, what);
		if (!loadings)
			continue;
		const char *name = builder_print(builder, "shocks.%s.%s", object->key, what);
		builder_sector_input(builder, loadings, name, loadings->field, "1");
		/* a sector that carries nothing costs nothing */
		text_print(&sum, "%sif(%s != 0, %s * shock.%s, 0)", sum.length ? " + " : "", name, name, object->key);
	}
	return sum.length ? sum.bytes : NULL;
}

static void move_growth(struct builder *builder, const char *carried_growth)
{
	if (!carried_growth)
		return;
	builder_define(builder, &(struct equation){"growth_shock", "%/yr", SECTORS, HIDDEN | IDLE, .base = "0",
	                                           .formula = carried_growth, .en = "Growth that shocks add",
	                                           .zh = "冲击带来的增速"});
	builder_reformulate(builder, "growth_wanted", "max(sectors.growth + growth_shock, -0.9)");
}

/* The path below goes on as if there had been no shock: what it moves is a level, not inflation. */
static void move_prices(struct builder *builder, const char *carried_price)
{
	if (!carried_price)
		return;
	if (!price_level_is_there(builder->program, "prices.base_level")) { /* there are no price indices to move */
		builder_lacks_level(builder, builder_entry(builder, "shocks"), "prices.base_level");
		return;
	}
	builder_define(builder,
	               &(struct equation){"price_shock", "1", SECTORS, HIDDEN | IDLE, .base = "0", .formula = carried_price,
	                                  .en = "Price level that shocks add, as a logarithm",
	                                  .zh = "冲击带来的价格水平变动（对数）"});
	builder_define(builder, &(struct equation){"price_path", "money/money@base", SECTORS, HIDDEN | PASSING,
	                                           .base = "1 [money/money@base]",
	                                           .formula = "prev(price_path) * (1 + max(prices.growth, -0.9))",
	                                           .en = "Price index before shocks, price year 1",
	                                           .zh = "冲击前价格指数（价格基期为1）", .needs = "prices.base_level"});
	builder_reformulate(builder, "price", "price_path * exp(price_shock)");
}

static void build(struct builder *builder)
{
	for (const struct entry *object = builder_entry(builder, "shocks")->child; object; object = object->next)
		define_shock(builder, object);
	move_growth(builder, carried(builder, "growth"));
	move_prices(builder, carried(builder, "price"));
}

const struct model model_shocks = {
	"shocks",
	BY_USER,
	.fields = fields,
	.build = build,
	.method_en =
		"Drawn in ensembles only; in a run every shock is 0.\n"
		"shock.ID  = persistence * prev(shock.ID) + sd * sqrt(1 - persistence ^ 2) * n, "
		"n standard normal, drawn every year\n"
		"growth_shock  the sum of growth * shock.ID, added to sectors.growth\n"
		"price_shock   the sum of price * shock.ID; the price level is multiplied by exp(price_shock): a level that "
		"reverts, not inflation\n"
		"A shock that several sectors carry is a common factor; formulas may use shock.ID, without loadings too.",
	.method_zh =
		"仅在模拟（ensemble）中抽样；单次推演中各项冲击为0。\n"
		"shock.ID  = persistence * prev(shock.ID) + sd * sqrt(1 - persistence ^ 2) * n，n为逐年抽取的标准正态数\n"
		"growth_shock  各项 growth * shock.ID 之和，加到 sectors.growth\n"
		"price_shock   各项 price * shock.ID 之和；价格水平乘以 exp(price_shock)：会回归的水平变动，"
		"而非通胀\n"
		"多个行业共同承受的冲击即共同因子；公式可使用 shock.ID，也可不设载荷。",
	.reference = "Stationary first-order autoregression: G. E. P. Box, G. M. Jenkins, Time Series Analysis, 1970.",
	.en = "Yearly shocks with persistence, common or of one sector",
	.zh = "逐年冲击（含持续性），共同或行业自身"};
