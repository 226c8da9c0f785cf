// InfuseCheck: checks infusion and biologic claims before they are sent.
//
//   read()   bytes of a case JSON or an 837P                  → cases, one at a time     read.h
//   check()  a case, dated facts, a payer's profile, a date   → a Report                 engine.h
//   fix()    the same, and how far fixes are trusted          → the corrected case       engine.h
//   code_administrations()  the record of a case              → the codes it supports    coding.h
//   read_log()  a pasted infusion log                         → administrations          read_log.h
//
// A Case (case.h) is a claim and what the record says happened. Reference (reference.h) holds facts
// with dates and sources, Profile (profile.h) one payer's opinions, Rule (rule.h) what is reasoned
// from them. facade.h offers all of it as JSON text in and out.
#pragma once

#include "infusecheck/coding.h"
#include "infusecheck/engine.h"
#include "infusecheck/facade.h"
#include "infusecheck/read.h"
#include "infusecheck/read_log.h"
