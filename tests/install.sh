#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What is shipped builds without git, installs into a folder of any name, works from any other folder, can be
# moved, and goes away without a trace. The completions are loaded by the shells that they are for.
set -u
cd "$(dirname "$0")/.." || exit 1
tree=$PWD
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8
stage="$work/a stage"
complaints=

wrong() { complaints+="     $*"$'\n'; }
is() { [ "$1" = "$2" ] || wrong "$3: got ${1:0:300}, want ${2:0:300}"; }
holds() { [[ $1 == *"$2"* ]] || wrong "$3: no $2 in ${1:0:300}"; }
finish() { # NAME
	printf '%s' "$complaints"
	[ -z "$complaints" ] && echo "ok install_$1" || echo "not ok install_$1"
	complaints=
}
# Another user at another place: nothing of this shell is left.
elsewhere() { # FOLDER WORD...: sets out, talk and code
	local folder=$1
	shift
	out=$(cd "$folder" && env -i HOME="$work/home" PATH="$PATH" LC_ALL=C.UTF-8 "$@" 2>"$work/talk")
	code=$?
	talk=$(cat "$work/talk")
}
make_in() { (cd "$1" && shift && umask 077 && make -s -j2 CC="${CC:-gcc}" CFLAGS=-O0 "$@" >"$work/make" 2>&1) || wrong "make: $(tail -n 5 "$work/make")"; }

# --- a copy as a tarball would have it ---
copy="$work/a tree"
mkdir -p "$copy" "$work/home" "$work/empty"
tar -cf - --exclude=.git --exclude=./build --exclude=./outturn --exclude=./out --exclude=__pycache__ . | tar -xf - -C "$copy"
make_in "$copy" outturn
[ -x "$copy/outturn" ] || wrong "nothing was built"
finish builds_without_git_in_a_folder_with_a_blank
[ -x "$copy/outturn" ] || exit 1

make_in "$copy" install DESTDIR="$stage" PREFIX=/usr
program=$stage/usr/bin/outturn
is "$(find "$stage" -type d ! -perm 0755 -o -type f ! -perm 0644 ! -path '*/bin/outturn' -o -path '*/bin/outturn' ! -perm 0755)" "" "modes"
finish modes_do_not_depend_on_the_umask

is "$(cd "$stage/usr" && find . -type f | sed 's,^\./,,' | sort)" "$(grep -v '/$' "$stage/usr/share/outturn/installed" | sort)" "files"
for file in bin/outturn share/man/man1/outturn.1 share/man/zh_CN/man1/outturn.1 share/doc/outturn/README.md share/doc/outturn/LICENSE \
	share/doc/outturn/NEWS.md share/outturn/plots/style.gp share/outturn/scenarios/luliang/plan.json share/outturn/scenarios/plan.schema.json \
	share/outturn/scenarios/luliang/README.md share/outturn/scenarios/luliang-13fyp/README.md \
	share/bash-completion/completions/outturn share/zsh/site-functions/_outturn; do
	[ -s "$stage/usr/$file" ] || wrong "$file is missing"
done
finish list_of_files_is_complete

make_in "$copy" install DESTDIR="$work/second" PREFIX=/usr
is "$(diff -r "$stage" "$work/second" 2>&1)" "" "difference"
is "$(grep -rIl "$work" "$work/second")" "" "texts that name the folder they were made in"
finish is_the_same_bytes_wherever_and_whenever

# --- from any folder ---
answers() { # PROGRAM: the whole of it works
	local charts=$work/charts
	rm -rf "$charts"
	elsewhere / "$1" compare luliang --format csv
	is "$code|$talk" "0|" "compare"
	is "$out" "$(cd "$tree" && "$copy/outturn" compare scenarios/luliang --format csv)" "compare"
	elsewhere / "$1" chart luliang/green luliang/baseline -o "$charts" --format svg,png --only gdp --quiet
	is "$code|$talk" "0|" "chart"
	holds "$(head -c 200 "$charts"/lines-gdp.*.svg)" "<svg" "chart"
	holds "$(head -c 4 "$charts"/lines-gdp.*.png | LC_ALL=C tr -d '\211')" "PNG" "chart"
	elsewhere / "$1" schema scenario
	is "$out" "$(cat scenarios/scenario.schema.json)" "schema"
}
answers "$program"
finish works_from_any_folder

elsewhere "$work/empty" "$program"
holds "$out" "${program%/bin/outturn}/share/outturn/scenarios/luliang" "outturn alone"
while read -r line; do
	elsewhere "$work/empty" bash -c "PATH='${program%/outturn}':\$PATH; $line"
	is "$code" 0 "$line"
	proposed=$((${proposed:-0} + 1))
done < <(sed -n 's/^  \(outturn [a-z].*\)/\1/p' <<<"$out")
[ "${proposed:-0}" -ge 3 ] || wrong "outturn alone proposes $proposed commands"
elsewhere "$work/empty" "$program" run green --only gdp
is "$code" 0 "run green"
holds "$talk" "taken from what came with the program: ${program%/bin/outturn}/share/outturn/scenarios/luliang/green.json" "run green"
elsewhere "$work/empty" "$program" run nowhere
is "$code|$out" "2|" "run nowhere"
holds "$talk" "no place here (a folder with a plan.json); that came with the program: ${program%/bin/outturn}/share/outturn/scenarios/luliang" "run nowhere"
for word in ../scenarios/luliang luliang/../luliang; do
	elsewhere "$work/empty" "$program" run $word
	is "$code" 2 "$word, a way through folders and no name"
done
finish shipped_places_are_the_last_resort_and_say_so

mkdir -p "$work/own/scenarios"
cp -r scenarios/luliang "$work/own/scenarios/luliang"
sed -i 's/"title": {"zh": "[^"]*", "en": "[^"]*"}/"title": {"zh": "本地", "en": "My own"}/' "$work/own/scenarios/luliang/green.json"
for word in green luliang/green scenarios/luliang/green.json; do
	elsewhere "$work/own" "$program" run $word --only gdp --lang en
	is "$code|$talk" "0|" "run $word"
	holds "$out" "My own" "run $word"
done
elsewhere "$work/own" "$program" run nowhere
holds "$talk" "places here: scenarios/luliang; that came with the program: /" "run nowhere"
finish what_is_here_wins_over_what_was_shipped

# --- plots of strangers ---
mkdir -p "$work/alone/bin" "$work/trap/share/outturn"
cp "$program" "$work/alone/bin"
cp -r plots "$work/trap/plots"
cp -r plots scenarios "$work/trap/share/outturn"
echo 'system "touch pwned"' >>"$work/trap/plots/style.gp"
elsewhere "$work/trap" "$work/alone/bin/outturn" chart share/outturn/scenarios/luliang/green.json -o out --only gdp
is "$code" 3 "chart without templates"
holds "$talk" "$work/alone/bin, $work/alone/share/outturn" "chart without templates"
[ ! -e "$work/trap/pwned" ] || wrong "plots of the current folder were used"
finish templates_of_the_current_folder_are_never_used

# --- manual ---
if command -v groff >/dev/null; then
	for language in en zh; do
		page=$stage/usr/share/man/man1/outturn.1
		[ $language = en ] || page=$stage/usr/share/man/zh_CN/man1/outturn.1
		shown=$(groff -man -Kutf8 -Tutf8 -rLL=80n -P-c -ww "$page" 2>"$work/talk" | sed 's/.\x08//g')
		is "$(cat "$work/talk")" "" "groff -ww $language"
		holds "$shown" "--keep-going" "manual $language"
		holds "$shown" "'energy.efficiency*=1.1'" "manual $language"
		while IFS= read -r line; do # Chinese takes two cells
			wide=${line//[^⺀-￯]/}
			[ $((${#line} + ${#wide})) -le 80 ] || wrong "manual $language, too wide: $line"
		done <<<"$shown"
	done
	finish manual_is_sound_roff
else
	echo "skip install_manual_is_sound_roff: groff is not installed"
fi
examples=$(sed -n '/^\.nf$/,/^\.fi$/{s/\\-/-/g; /^outturn /p}' "$stage/usr/share/man/man1/outturn.1")
[ "$(wc -l <<<"$examples")" -ge 4 ] || wrong "examples: $examples"
while read -r line; do
	elsewhere "$work/empty" bash -c "PATH='${program%/outturn}':\$PATH; $line"
	is "$code" 0 "$line"
done <<<"$examples"
rm -rf "$work/empty/out"
finish manual_examples_run

# --- completion ---
mkdir -p "$work/typing/scenarios/odd" "$work/typing/my city"
cp scenarios/luliang/*.json "$work/typing/my city"
printf '{"kind": "plan"}' >"$work/typing/scenarios/odd/plan.json"
printf '{"kind": "scenario"}' | tee "$work/typing/scenarios/odd/\$(touch pwned).json" >"$work/typing/scenarios/odd/fine.json"
touch "$work/typing/"{x.json,y.csv} "$work/typing/\`touch pwned\`.json"
lines=$(cat <<-'LINES'
	outturn comp|compare
	outturn schema |plan scenario
	outturn run --ke|--keep-going
	outturn chart green --format p|pdf png
	outturn run green --format |csv iamc json table
	outturn list luliang/green in|inputs
	outturn models ener|energy
	outturn help expl|explain
	outturn explain luliang/green gdp_p|gdp_per_head gdp_per_head_growth
	outturn run as-|as-it-was as-of-late as-planned
	outturn run luli|luliang luliang-13fyp
	outturn run fi|fine
	outturn run luliang/green --only gdp,gdp_n|gdp,gdp_nominal
	outturn --lang zh sch|schema
	outturn list --quiet x.json tar|targets
LINES
)
offers() { # SHELL COMMAND...: each line, completed in that shell, gives what it should
	local shell=$1 line want
	shift
	while IFS='|' read -r line want; do
		elsewhere "$work/typing" env PATH="${program%/outturn}:$PATH" timeout 60 "$@" "$line"
		is "$(tr ' ' '\n' <<<"$out" | sort -u | xargs)" "$want" "$shell: $line"
	done <<<"$lines"
	elsewhere "$work/typing" env PATH="${program%/outturn}:$PATH" timeout 60 "$@" "outturn run "
	[ -n "$out" ] && [ ! -e "$work/typing/pwned" ] || wrong "$shell: a name of a file was obeyed"
	is "$code|$talk" "0|" "$shell"
	finish "completion_in_$shell"
}
offers bash bash --norc "$tree/tests/completion/bash.sh" "$stage/usr/share/bash-completion/completions/outturn"
elsewhere "$work/typing" env PATH="${program%/outturn}:$PATH" bash --norc "$tree/tests/completion/bash.sh" \
	"$stage/usr/share/bash-completion/completions/outturn" "outturn run green -o "
is "$out" "my city scenarios" "bash: folders"
elsewhere "$work/typing" env PATH="${program%/outturn}:$PATH" bash --norc "$tree/tests/completion/bash.sh" \
	"$stage/usr/share/bash-completion/completions/outturn" "outturn run my\\ city/gr"
is "$out" "my city/green.json" "bash: a folder with a blank"
finish completion_in_bash_knows_folders
if command -v zsh >/dev/null; then
	offers zsh zsh -f "$tree/tests/completion/zsh.zsh" "$stage/usr/share/zsh/site-functions"
else
	echo "skip install_completion_in_zsh: zsh is not installed"
fi

# --- moved, changed, removed ---
mv "$stage/usr" "$work/opt"
answers "$work/opt/bin/outturn"
mv "$work/opt" "$stage/usr"
finish can_be_moved

touch "$stage/usr/share/man/man1/other.1"
echo '{}' >"$copy/scenarios/luliang/passing.json"
make_in "$copy" install DESTDIR="$stage" PREFIX=/usr
[ -e "$stage/usr/share/outturn/scenarios/luliang/passing.json" ] || wrong "a new file was not installed"
rm "$copy/scenarios/luliang/passing.json"
make_in "$copy" install DESTDIR="$stage" PREFIX=/usr
[ ! -e "$stage/usr/share/outturn/scenarios/luliang/passing.json" ] || wrong "a file that is no longer shipped stayed"
finish again_replaces_what_was_there

make_in "$copy" uninstall DESTDIR="$stage" PREFIX=/usr
is "$(cd "$stage" && find . -type f)" "./usr/share/man/man1/other.1" "left"
finish removal_leaves_what_others_put

make_in "$copy" uninstall DESTDIR="$work/second" PREFIX=/usr
is "$(find "$work/second" -mindepth 1)" "" "left"
mkdir -p "$work/third/usr/local/bin"
make_in "$copy" install DESTDIR="$work/third"
[ -x "$work/third/usr/local/bin/outturn" ] || wrong "PREFIX is not /usr/local unless said"
make_in "$copy" uninstall DESTDIR="$work/third"
is "$(cd "$work/third" && find . -mindepth 1)" "./usr"$'\n'"./usr/local"$'\n'"./usr/local/bin" "folders that were there before"
finish removal_leaves_nothing
