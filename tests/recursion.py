#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which functions call themselves, by whatever way, read from the objects of a build (OBJECTS): the stack must not follow
the input, so that each cycle of calls stands here with what bounds it. A call by a pointer is seen by nobody."""
import os
import re
import subprocess

# Functions of one cycle; what bounds how deep it goes. A cycle that is found must lie within one of these.
BOUNDED = [
    # the levels of a file: json_scan refuses more than 64 (W_JSON_TOO_DEEP), for whatever is made of one, too
    ('sim/base/json.c: add_pointer', 'levels of JSON, 64'),
    ('sim/base/json.c: count_nodes', 'levels of JSON, 64'),
    ('sim/base/json.c: join', 'levels of JSON, 64'),
    ('sim/base/json_scan.c: scan_container scan_item scan_items scan_value scan_comma', 'levels of JSON, 64'),
    ('sim/data/merge.c: merge_children merge_object merge_value', 'levels of JSON, 64'),
    ('sim/data/scenario.c: count_numbers', 'levels of JSON, 64'),
    ('sim/ask/said.c: gives_source', 'levels of JSON, 64'),
    ('sim/ask/said.c: stretch_entry', 'levels of JSON, 64'),
    ('sim/ask/said.c: say_target walk', 'levels of JSON, 64'),
    ('sim/ask/said_text.c: whole_said', 'levels of JSON, 64'),
    ('sim/data/series.c: walk', 'levels of JSON, 64'),
    ('sim/data/setting.c: copy_json', 'levels of JSON, 64'),
    ('sim/data/setting.c: move_places', 'levels of JSON, 64'),
    ('sim/data/setting_keys.c: consider_entries', 'levels of JSON, 64'),
    ('sim/data/whole.c: judge_sectors', 'levels of JSON, 64'),
    ('sim/command/manifest.c: add_sources', 'levels of JSON, 64'),
    ('sim/command/report_made.c: add_series', 'levels of JSON, 64'),
    ('sim/command/verify_differ.c: find_value', 'levels of JSON, 64'),
    # tables of our own
    ('sim/core/build.c: model_active', 'models that need one another'),
    ('sim/data/whole.c: section_active', 'models that need one another'),
    ('sim/data/whole.c: judge_required', 'fields within fields, of the tables of models/'),
    ('sim/data/schema_print.c: print_field print_list print_map print_object', 'fields within fields'),
    ('sim/view/view_models.c: add_fields', 'fields within fields'),
    ('sim/write/relation.c: put_cells', 'relations within relations, of the tables of sim/view'),
    ('sim/write/relation.c: relation_way', 'relations within relations'),
    # files
    ('sim/data/layers.c: visit_file visit_parent', 'files of one scenario, 64 (MOST_FILES)'),
    ('sim/data/layers.c: chain_names', 'files of one scenario, 64'),
    ('sim/data/region.c: look_into plan_named', 'files looked into, 64 (MOST_FILES)'),
    ('sim/command/batch.c: take_parents_first', 'files of one scenario, 64'),
    ('sim/page/gnuplot_folder.c: remove_at remove_names', 'folders within our own temporary one (DEEPEST)'),
    # formulas
    ('sim/core/formula.c: atom call function_call given_call parse_comparison parse_name sign sum term together_call',
     'brackets, signs and powers of a formula, 64 (DEPTH_LIMIT)'),
    ('sim/core/cells.c: lower lower_leaf lower_step limits_together sum_over',
     'sum(), unlimited() and limits within one another, 64: as deep as calls nest; operations wait in a list'),
    ('sim/ask/sound.c: computed is_computed_at_once sum_of without_limits look_through', 'calls within one another, 64, as above'),
    ('sim/core/node.c: node_list', 'a list of n is a tree of three branches each'),
    ('sim/core/complementarity.c: try_all', 'limits that act together, 6 (COMPLEMENTARITY_MOST)'),
]
LEAST = 2000  # functions: less, and the objects were not read


def source_of(objects, path):
    return os.path.relpath(path, objects)[:-2] + '.c'


def plain(name):
    return re.sub(r'\.(constprop|isra|part|cold|lto_priv)(\.\d+)?', '', name)


def read_calls(objects):
    """{(source, function): {(source or None, function)}}"""
    files = [os.path.join(folder, name) for top in ('sim', 'models') for folder, _, names in os.walk(os.path.join(objects, top))
             for name in names if name.endswith('.o')]
    files = [file for file in files if os.path.exists(source_of(objects, file))]  # of what has gone an object may stay
    assert files, f'no objects in {objects}'
    text = subprocess.run(['objdump', '-dr', '--no-show-raw-insn', '-w', *sorted(files)], stdout=subprocess.PIPE, text=True,
                          check=True, errors='replace').stdout
    calls, places, source, section, function = {}, {}, None, None, None
    for line in text.splitlines():
        if line.endswith(':     file format elf64-x86-64') or ':     file format ' in line:
            source = source_of(objects, line.split(':     file format ')[0])
        elif line.startswith('Disassembly of section '):
            section = line[len('Disassembly of section '):-1]
        elif match := re.match(r'([0-9a-f]+) <([^>]+)>:$', line):
            function = (source, match.group(2))
            calls.setdefault(function, set())
            places.setdefault((source, section), []).append((int(match.group(1), 16), function[1]))
        elif function and (match := re.search(r'\t(call|bl|jal|j|b)\w*\s', line)):
            jumps = match.group(1) in ('j', 'b')
            if match := re.search(r'R_\w+\s+([^\s+-]+)([+-]0x[0-9a-f]+)?', line):
                name, offset = match.group(1), int(match.group(2) or '0', 16)
                called = ('at', name, offset + 4) if name.startswith('.') else (None, name)
            elif match := re.search(r'<([^>+]+)>', line):
                called = (source, match.group(1))
            else:
                continue
            called = resolve(called, source, places)
            if not (jumps and called[1] == function[1]):  # a jump within a function is a loop
                calls[function].add(called)
    return calls


def resolve(called, source, places):
    """A place in a section as the function there, which may stand further down."""
    if called[0] != 'at':
        return called
    inside = [name for start, name in places.get((source, called[1]), []) if start <= called[2]]
    return (source, inside[-1]) if inside else (None, called[1])


def cycles_of(calls):
    """Strongly connected functions: lists of (source, name)."""
    definer = {}
    for source, name in calls:
        definer.setdefault(name, source)
    graph = {}
    for caller, called in calls.items():
        graph[caller] = {(caller[0], name) if (caller[0], name) in calls else (definer.get(name), name) for _, name in called}
    index, low, stack, on, found, count = {}, {}, [], set(), [], 0
    for root in graph:
        if root in index:
            continue
        work = [(root, iter(graph[root]))]
        index[root] = low[root] = count = count + 1
        stack.append(root)
        on.add(root)
        while work:
            at, rest = work[-1]
            for to in rest:
                if to not in graph:
                    continue
                if to not in index:
                    index[to] = low[to] = count = count + 1
                    stack.append(to)
                    on.add(to)
                    work.append((to, iter(graph[to])))
                    break
                if to in on:
                    low[at] = min(low[at], index[to])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[at])
                if low[at] == index[at]:
                    group = []
                    while not group or group[-1] != at:
                        group.append(stack.pop())
                        on.discard(group[-1])
                    if len(group) > 1 or at in graph[at]:
                        found.append(sorted(group))
    return found


def unbounded(objects):
    """(functions seen, cycles seen, the cycles that nothing here bounds)"""
    calls = read_calls(objects)
    allowed = []
    for functions, _ in BOUNDED:
        source, names = functions.split(': ')
        allowed.append({(source, name) for name in names.split()})
    cycles = cycles_of(calls)
    named = [{(source, plain(name)) for source, name in cycle} for cycle in cycles]
    return len(calls), len(cycles), [sorted(cycle) for cycle in named if not any(cycle <= group for group in allowed)]
