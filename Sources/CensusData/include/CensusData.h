#pragma once

#include <stddef.h>

/// A file that is part of the program.
struct wd_file {
  const unsigned char *bytes;
  size_t count;
};

extern const struct wd_file wd_census_train;
extern const struct wd_file wd_census_test;
