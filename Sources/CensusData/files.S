// The two files as they lie here, in the read-only part of the program. The path of `.incbin` is
// found through the header search path that Package.swift gives this target.
    .section .rodata
    .balign 16
train_first:
    .incbin "train.csv.gz"
train_end:
    .balign 16
test_first:
    .incbin "test.csv.gz"
test_end:

    .section .data.rel.ro, "aw"
    .balign 8
    .globl wd_census_train
    .type wd_census_train, %object
    .size wd_census_train, 16
wd_census_train:
    .quad train_first
    .quad train_end - train_first
    .globl wd_census_test
    .type wd_census_test, %object
    .size wd_census_test, 16
wd_census_test:
    .quad test_first
    .quad test_end - test_first

    .section .note.GNU-stack, "", %progbits
