# SPDX-License-Identifier: GPL-3.0-or-later
# zsh -f zsh.zsh FOLDER LINE: what zsh offers at the end of the line, with the completions of FOLDER. An interactive zsh
# on a terminal of its own gets the line and the Tab key; what it hands to compadd is printed between marks.
zmodload zsh/zpty || exit 1
zpty z zsh -f -i
zpty -w z "PS1= PS2=; fpath=(${(q)1} \$fpath); autoload -Uz compinit; compinit -D -u; LISTMAX=1000"
zpty -w z 'tab() { zle complete-word; print "<DO""NE>" }; zle -N tab; bindkey "^I" tab'
zpty -w z 'compadd() {
	local -a offered
	if [[ " ${@[1,(i)(-|--)]}" != *\ -(O|A|D)\ * ]]; then
		builtin compadd -O offered "$@"
		print -rl -- "<<"${^offered}">>"
	fi
	builtin compadd "$@"
}'
zpty -w z 'zle-line-init() { print "<BE""GIN>" }; zle -N zle-line-init; print "<REA""DY>"'
for mark in '<READY>' '<BEGIN>'; do # the line is sent when its editor waits for it, not before
	while zpty -r z line; do [[ $line == *$mark* ]] && break; done
done
zpty -w -n z "$2"$'\t'
text=
while zpty -r z line; do
	[[ $line == *'<DONE>'* ]] && break
	text+=$line
done
zpty -d z
before=
[[ $2 == *,* ]] && before=${${2##* }%,*},
words=(${(M)${(f)text}:#*\<\<*\>\>*})
print -r -- $before${^${${words##*<<}%%>>*}#$before}
