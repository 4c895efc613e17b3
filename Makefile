# Builds, checks and installs Vein. No configure step: `make`, `make demo`, `make check`.
#   CC=clang    another compiler        SAN=1      address and undefined-behaviour sanitizers
#   WERROR=1    warnings are errors     V=1        show whole commands
CC ?= gcc
ifeq ($(origin CC),default)
CC := gcc
endif
PKG_CONFIG ?= pkg-config
PREFIX ?= /usr/local
INSTALL ?= install
B := build$(if $(SAN),/san)
GEN := $(B)/gen
Q := $(if $(V),,@)
say = $(if $(V),,@printf '  %-7s %s\n' $(1) $(2))
# Parallel unless the caller chose; two jobs more than processors keep the disk busy.
jobs = $(if $(filter -j% --jobserver%,$(MAKEFLAGS)),,-j$(shell nproc))

# ---- flags, each with its reason
STD := -std=c11 -D_GNU_SOURCE
WARN := -Wall -Wextra -Wconversion -Wshadow -Wvla -Wformat=2 -Wcast-qual -Wwrite-strings \
	-Wstrict-prototypes -Wmissing-prototypes
HARD := -fstack-protector-strong# a smashed stack ends the program instead of returning into it
HARD += -fPIE# code at an address nobody can guess
HARD += -fno-strict-aliasing# a cast we got wrong must not become a wrong value
LINK := -pie# as -fPIE, for the whole program
LINK += -Wl,-z,relro -Wl,-z,now# tables of the linker are read-only before main starts
LINK += -Wl,-z,noexecstack# data is never run
LINK += -Wl,-z,pack-relative-relocs# 8000 addresses of constant tables in 1 kB of the program instead of 200
LINK += -Wl,--as-needed# a program loads only the libraries it calls
ifdef SAN
CFLAGS ?= -O1 -g
HARD += -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
LINK += -fsanitize=address,undefined
else
CFLAGS ?= -O2 -g
HARD += -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2# checked copies; needs -O, and not under sanitizers
endif
COMPILE = $(CC) $(STD) $(CPPFLAGS) $(WARN) $(if $(WERROR),-Werror) $(HARD) $(CFLAGS) -MMD -MP

# ---- what each folder may see and link
PKGS := libpq ncursesw uuid jansson libcrypto
pkg = $(shell $(PKG_CONFIG) $(1) $(2) 2>/dev/null)
INC_db := $(call pkg,--cflags,libpq)
INC_base := $(call pkg,--cflags,uuid)
INC_process := $(call pkg,--cflags,jansson)
INC_ledger := $(call pkg,--cflags,libcrypto)
INC_tui-term := $(call pkg,--cflags,ncursesw)
INC_tui-screen := -iquote tui/core
INC_tui-term += -iquote tui/core
LIBS := $(call pkg,--libs,$(PKGS))
LIBS_verify := $(call pkg,--libs,libcrypto)

# ---- modules: a folder with C files is one, build/lib<module>.a
SRC := $(filter src/%,$(wildcard src/base/*.c src/value/*.c src/sqltext/*.c src/db/*.c src/ledger/*.c \
	src/scan/*.c src/import/*.c src/process/*.c src/cluster/*.c src/report/*.c src/app/*.c \
	src/app/*/*.c src/cli/*.c src/cli/*/*.c src/verify/*.c))
TUI := $(wildcard tui/core/*.c tui/screen/*.c tui/term/*.c)
MODULES := $(sort $(foreach f,$(SRC),$(word 2,$(subst /, ,$(f)))) \
	$(foreach f,$(TUI),tui-$(word 2,$(subst /, ,$(f)))))
ARCHIVES := $(MODULES:%=$(B)/lib%.a)
obj = $(patsubst %.c,$(B)/obj/%.o,$(1))
objs_of = $(call obj,$(filter $(if $(filter tui-%,$(1)),tui/$(1:tui-%=%),src/$(1))/%,$(SRC) $(TUI)))
module_of = $(if $(filter tui/%,$(1)),tui-$(word 2,$(subst /, ,$(1))),$(word 2,$(subst /, ,$(1))))
PROGRAMS := $(if $(wildcard src/cli/*.c),$(B)/vein) $(if $(wildcard src/verify/*.c),$(B)/vein-verify)

# ---- tests: tests/<folder>/*.c is one program, build/test/<folder>; unit has a generated list
TEST_FOLDERS := $(sort $(foreach f,$(filter-out tests/fuzz/%,$(wildcard tests/*/*.c)),$(word 2,$(subst /, ,$(f)))))
TESTS := $(TEST_FOLDERS:%=$(B)/test/%)
TEST_LIBS = $(call pkg,--libs,cunit) $(LIBS) -lutil

.PHONY: all tests demo check mutation model bench lint snapshot screenshots setup install uninstall clean format
.DELETE_ON_ERROR:
.SECONDARY:
.SECONDEXPANSION:

all: $(ARCHIVES) $(PROGRAMS)
tests: all $(TESTS)
$(B)/libsqltext.a: $(GEN)/sqltext.o $(GEN)/errcode.o

$(B)/obj/%.o: %.c $(B)/flags
	$(call say,CC,$<)
	$(Q)mkdir -p $(@D)
	$(Q)$(COMPILE) -Iinclude $(INC_$(call module_of,$<)) -c -o $@ $<

# Tests may look into any folder; prototypes of libraries are all theirs.
$(B)/obj/tests/%.o: tests/%.c $(B)/flags
	$(call say,CC,$<)
	$(Q)mkdir -p $(@D)
	$(Q)$(COMPILE) -Iinclude -iquote . -iquote tui/core $(call pkg,--cflags,$(PKGS) cunit) -c -o $@ $<

# Archives are made anew, so that a deleted source leaves no object behind.
$(B)/lib%.a: $$(call objs_of,$$*) $(B)/sources
	$(call say,AR,$@)
	$(Q)rm -f $@ && ar rcs $@ $(filter %.o,$^)

$(B)/vein: $(filter-out $(B)/libverify.a,$(ARCHIVES))
	$(call say,LD,$@)
	$(Q)$(CC) $(HARD) $(CFLAGS) $(LINK) $(LDFLAGS) -o $@ $(call objs_of,cli) -Wl,--start-group $^ -Wl,--end-group $(LIBS)

$(B)/vein-verify: $(filter $(B)/libverify.a $(B)/libledger.a $(B)/libbase.a,$(ARCHIVES))
	$(call say,LD,$@)
	$(Q)$(CC) $(HARD) $(CFLAGS) $(LINK) $(LDFLAGS) -o $@ $(call objs_of,verify) -Wl,--start-group $^ -Wl,--end-group $(LIBS_verify)

$(B)/test/unit: $(GEN)/suites.o
$(B)/test/%: $$(call obj,$$(wildcard tests/$$*/*.c)) $(filter-out $(B)/libverify.a,$(ARCHIVES)) $(B)/sources
	$(call say,LD,$@)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(HARD) $(CFLAGS) $(LINK) $(LDFLAGS) -o $@ $(filter %.o,$^) -Wl,--start-group $(filter %.a,$^) -Wl,--end-group $(TEST_LIBS)

# ---- generated sources: constant data made by the host programs of src/tool
EMBEDDED := $(sort $(shell find migrations sql tui/default.keys src/report/tmpl -type f \
	! -name README.md ! -name '.*' ! -name '*~' 2>/dev/null))
UNIT := $(sort $(wildcard tests/unit/test_*.c))

$(B)/tool/embed: src/tool/stmt.c src/tool/stmt.h
$(B)/tool/%: src/tool/%.c src/tool/tool.h $(B)/flags
	$(call say,HOSTCC,$<)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(STD) $(WARN) $(if $(WERROR),-Werror) -O1 -g -o $@ $(filter %.c,$^)
$(GEN)/sqltext.c: $(B)/tool/embed $(EMBEDDED) $(B)/sources
	$(call say,GEN,$@)
	$(Q)mkdir -p $(@D) && $(B)/tool/embed $(EMBEDDED) >$@
$(GEN)/errcode.c: $(B)/tool/errcode sql/errcode.txt
	$(call say,GEN,$@)
	$(Q)mkdir -p $(@D) && $(B)/tool/errcode sql/errcode.txt >$@
$(GEN)/suites.c: $(B)/tool/suites $(UNIT) $(B)/sources
	$(call say,GEN,$@)
	$(Q)mkdir -p $(@D) && $(B)/tool/suites $(UNIT) >$@
$(GEN)/%.o: $(GEN)/%.c $(B)/flags
	$(call say,CC,$<)
	$(Q)$(COMPILE) -Iinclude -iquote . -c -o $@ $<

# Written only when their content changes, so that other flags or a removed file cause a rebuild.
stamp = $(shell mkdir -p $(B); printf '%s\n' '$(subst ','\'',$(2))' | cmp -s - $(1) || printf '%s\n' '$(subst ','\'',$(2))' >$(1))
$(call stamp,$(B)/flags,$(CC) $(STD) $(CPPFLAGS) $(WARN) $(HARD) $(CFLAGS) $(LINK) $(LDFLAGS))
$(call stamp,$(B)/sources,$(SRC) $(TUI) $(wildcard tests/*/*.c) $(EMBEDDED))
$(B)/flags $(B)/sources: ;

# ---- the two commands of a fresh clone; packages are installed before anything is compiled
demo:
	$(Q)tests/tool/setup run
	$(Q)$(MAKE) --no-print-directory $(jobs) all
	$(Q)$(B)/vein demo $(ARGS)
setup:
	$(Q)tests/tool/setup test
check: setup
	+$(Q)tests/tool/check
check-%: setup
	+$(Q)tests/tool/check $*
lint: check-lint
mutation: all; $(Q)tests/mutation/run all $(ARGS)
model: all; $(Q)tests/model/run $(ARGS)
model-teeth: all; $(Q)tests/model/run --broken all $(ARGS)
snapshot: tests
	$(Q)tests/db/run --update && tests/privilege/run --update
screenshots: all
	$(Q)tests/tool/screenshots
bench: all
	$(Q)for run in run look place screen; do tests/bench/$$run || exit 1; done
format:
	$(Q)clang-format -i $(SRC) $(TUI) $(wildcard src/*/*.h src/*/*/*.h tui/*/*.h include/vein/*.h src/tool/*.c tests/*/*.[ch])

install: all
	$(INSTALL) -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/doc/vein
	$(INSTALL) -m 755 $(PROGRAMS) $(DESTDIR)$(PREFIX)/bin
	$(INSTALL) -m 644 $(wildcard README.md LICENSE docs/*.md) $(DESTDIR)$(PREFIX)/share/doc/vein
uninstall:
	rm -f $(PROGRAMS:$(B)/%=$(DESTDIR)$(PREFIX)/bin/%)
	rm -rf $(DESTDIR)$(PREFIX)/share/doc/vein
clean:
	rm -rf build

-include $(shell find $(B)/obj $(GEN) -name '*.d' 2>/dev/null)
