#include <stdio.h>
#include <readline/readline.h>
#include <readline/history.h>
#include <wchar.h>
// The headers declare it only where X/Open is asked for.
extern int wcwidth(wchar_t character);
