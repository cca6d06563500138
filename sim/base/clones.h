/* SPDX-License-Identifier: GPL-3.0-or-later */
/* clones: functions that are compiled for three machine levels, of which the loader takes the best that the processor
 * has: the same bits (no contraction of a product and a sum into one rounding), nearly native speed. Only in gcc's
 * optimised builds; sanitizers cannot follow. */
#ifndef BASE_CLONES_H
#define BASE_CLONES_H
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__OPTIMIZE__) &&              \
	!defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && !defined(KERNEL_NO_CLONES)
#define CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CLONES
#endif
#endif
