# SPDX-License-Identifier: GPL-3.0-or-later
# bash --norc bash.sh FILE LINE: what bash offers at the end of the line, words broken as readline breaks them. Used by
# tests/install.sh.
source "$1" || exit 1
words=() word=
for ((i = 0; i < ${#2}; i++)); do
	char=${2:i:1}
	case $char in
	\\) word+=${2:i:2} && ((++i)) ;;
	' ') [ -z "$word" ] || words+=("$word"); word= ;;
	=) [ -z "$word" ] || words+=("$word"); words+=("="); word= ;;
	*) word+=$char ;;
	esac
done
COMP_WORDS=("${words[@]}" "$word") COMP_CWORD=${#words[@]}
_outturn outturn
((${#COMPREPLY[@]})) && echo "${COMPREPLY[@]}"
exit 0
