# SPDX-License-Identifier: GPL-3.0-or-later
"""A page of a report, read strictly: what HTML's own rules ask, what a reader without eyes or mouse needs, and that
nothing is loaded, run or linked elsewhere. Page(text).faults says what is wrong, in words."""
import html.parser
import re

VOID = {"meta", "img", "br", "hr", "link", "input"}
BLOCKS = {"p", "div", "section", "table", "figure", "ul", "ol", "dl", "pre", "details", "h1", "h2", "h3", "h4", "h5", "h6",
          "header", "main", "nav"}
WITHIN = {"li": {"ul", "ol"}, "dt": {"dl"}, "dd": {"dl"}, "summary": {"details"}, "caption": {"table"}, "thead": {"table"},
          "tbody": {"table"}, "tr": {"thead", "tbody"}, "th": {"tr"}, "td": {"tr"}, "figcaption": {"figure"}}
HOLD = {"ul": {"li"}, "ol": {"li"}, "dl": {"dt", "dd"}, "table": {"caption", "thead", "tbody"}, "tr": {"th", "td"},
        "thead": {"tr"}, "tbody": {"tr"}}
LINKS = {"href", "xlink:href", "src", "action", "srcset", "poster", "data", "formaction", "background"}


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.faults, self.open, self.ids, self.targets, self.headings = [], [], [], [], []
        self.language = self.title = None
        self.numbers, self.links = [], []  # (text, value, link) of each; links of the contents
        self.tables = []
        self.columns = self.cells = None
        self.style = ""
        self.css = {}
        if not text.startswith("<!DOCTYPE html>\n"):
            self.fault("no document type")
        if b'<meta charset="utf-8">' not in text.encode()[:1024]:
            self.fault("its encoding is not told at once")
        if re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", text):
            self.fault("a control or a mark of direction")
        self.feed(text)
        self.close()
        self.finish()

    def fault(self, what):
        self.faults.append("%s (line %d)" % (what, self.getpos()[0]) if hasattr(self, "offset") else what)

    # --- elements ---

    def handle_startendtag(self, tag, attributes):
        if not any(name == "svg" for name, _ in self.open) and tag not in VOID:
            self.fault("<%s/> is not closed in HTML" % tag)
        self.begin(tag, dict(attributes))

    def handle_starttag(self, tag, attributes):
        self.begin(tag, dict(attributes))
        if len(attributes) != len({name for name, _ in attributes}):
            self.fault("<%s> has an attribute twice" % tag)
        if tag not in VOID:
            self.open.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        if not self.open or self.open[-1][0] != tag:
            self.fault("</%s> closes %s" % (tag, self.open[-1][0] if self.open else "nothing"))
            return
        if tag == "tr":
            self.tables[-1].append(self.columns)
        if tag == "table" and len(set(self.tables[-1])) != 1:
            self.fault("a table whose rows have %s columns" % sorted(set(self.tables[-1])))
        self.open.pop()

    def inside(self, tag):
        return any(name == tag for name, _ in self.open)

    def begin(self, tag, has):
        parent = self.open[-1][0] if self.open else None
        if self.inside("svg"):
            return self.attributes(tag, has)
        if tag in BLOCKS and (self.inside("p") or parent in ("span", "a", "b", "small", "caption", "summary")):
            self.fault("<%s> in <%s>" % (tag, parent))
        if tag in WITHIN and parent not in WITHIN[tag]:
            self.fault("<%s> in <%s>" % (tag, parent))
        if parent in HOLD and tag not in HOLD[parent]:
            self.fault("<%s> in <%s>" % (tag, parent))
        if tag == "a" and self.inside("a"):
            self.fault("a link in a link")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag in ("script", "iframe", "object", "embed", "link", "base", "form", "audio", "video", "template"):
            self.fault("<%s>" % tag)
        if tag == "html":
            self.language = has.get("lang")
        if tag == "table":
            self.tables.append([])
        if tag == "tr":
            self.columns = 0
        if tag in ("th", "td"):
            self.columns += int(has.get("colspan") or 1)
        if tag == "th" and has.get("scope") not in ("col", "row", "rowgroup"):
            self.fault("a heading of nothing: <th> without scope")
        if tag == "img" and not has.get("alt"):
            self.fault("an image without text")
        if tag == "svg" and (has.get("role") != "img" or not (has.get("aria-labelledby") or has.get("aria-label"))):
            self.fault("a picture without a name")
        if "data-value" in has:
            self.numbers.append(["", has["data-value"], has.get("href")])
        if tag == "a" and self.inside("nav"):
            self.links.append(has.get("href"))
        return self.attributes(tag, has)

    def attributes(self, tag, has):
        for name, value in has.items():
            if name.startswith("on") or (name == "style" and not self.inside("svg")):
                self.fault("<%s %s>" % (tag, name))
            if name in LINKS and not re.match(r"#|data:image/png;base64,", value or ""):
                self.fault("leads elsewhere: %s=%s" % (name, value))
            if name == "href" or name == "xlink:href":
                self.targets.append(value[1:])
            if name in ("aria-labelledby", "aria-describedby"):
                self.targets.extend(value.split())
            for inner in re.findall(r"url\(([^)]*)", value or ""):
                self.targets.append(inner.strip("'\"")[1:])
        if "id" in has:
            if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_.-]*", has["id"] or ""):
                self.fault("an id that is none: %s" % has["id"])
            self.ids.append(has["id"])

    def handle_data(self, data):
        if self.open and self.open[-1][0] == "style" and not self.inside("svg"):
            self.style += data
        if self.open and self.open[-1] == ("title", {}):
            self.title = (self.title or "") + data
        if self.open and "data-value" in self.open[-1][1]:
            self.numbers[-1][0] += data
        if data.strip() and self.inside("svg") and self.open[-1][0] not in ("text", "tspan", "title", "desc", "style", "a"):
            self.fault("text in <%s> of a picture: %r" % (self.open[-1][0], data.strip()[:40]))

    # --- the whole ---

    def finish(self):
        if self.open:
            self.fault("<%s> is never closed" % self.open[-1][0])
        for one in sorted({one for one in self.ids if self.ids.count(one) > 1}):
            self.fault("id %s stands twice" % one)
        for one in sorted(set(self.targets) - set(self.ids)):
            self.fault("nothing is called #%s" % one)
        if self.headings.count(1) != 1 or self.headings[:1] != [1]:
            self.fault("not one <h1>, first")
        for before, after in zip(self.headings, self.headings[1:]):
            if after > before + 1:
                self.fault("<h%d> after <h%d>" % (after, before))
        if not self.language or not (self.title or "").strip():
            self.fault("no language or no title")
        if re.search(r"@import|url\(|expression|javascript:", self.style):
            self.fault("its style loads something")
        for text, value, _ in self.numbers:
            digits = re.search(r"-?[0-9][0-9,]*(\.[0-9]+)?", text.replace("\u2212", "-"))
            if not digits or re.search("[0-9]e[-+]?[0-9]", text):
                continue
            plain = digits.group(0).replace(",", "")
            places = len(plain.partition(".")[2]) or len(plain.rstrip("0")) - len(plain)  # 12900 may stand for hundreds
            if abs(float(plain) - float(value)) > 0.5000001 * 10.0 ** -places and abs(float(value)) < 1e15:
                self.faults.append("%s is shown for %s" % (text, value))


# --- colours ---

def luminance(colour):
    colour = colour if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:])
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """WCAG 2's ratio: 4.5 and more is AA for text, 3 for lines."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colours(style):
    """The variables of the light and of the dark page."""
    def of(block):
        return dict(re.findall(r"--([a-z]+):(#[0-9a-f]{3,6})\b", block))
    light = of(re.search(r":root\{color-scheme[^}]*\}", style).group(0))
    dark = of(re.search(r"@media \(prefers-color-scheme:dark\)\{:root\{[^}]*\}", style).group(0))
    return light, {**light, **dark}
