package directive_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/egglint/egg/internal/lint/directive"
)

func TestParse(t *testing.T) {
	for comment, want := range map[string]directive.Directive{
		"# egglint: ignore EGG001 -- the base image has no label":      {Rules: []string{"EGG001"}, Reason: "the base image has no label"},
		"#egglint:ignore EGG001,EGG002 -- r":                           {Rules: []string{"EGG001", "EGG002"}, Reason: "r"},
		"# egglint: ignore EGG001 , EGG002 until 2027-01-31 -- a -- b": {Rules: []string{"EGG001", "EGG002"}, Until: "2027-01-31", Reason: "a -- b"},
		"# shellcheck disable=SC2086 # egglint: ignore EGG001 -- r":    {Rules: []string{"EGG001"}, Reason: "r"},
		"# egglint: ignore EGG001":                                     {Rules: []string{"EGG001"}},
		"# egglint: ignore EGG001 --":                                  {Rules: []string{"EGG001"}},
		"# egglint: ignore EGG001 until 2027-01-31":                    {Rules: []string{"EGG001"}, Until: "2027-01-31"},
		"# egglint: ignore api/flag-init -- r":                         {Rules: []string{"api/flag-init"}, Reason: "r"},
		"# egglint: ignore dns -- r":                                   {Rules: []string{"dns"}, Reason: "r"},
		"# egglint: ignore -- r":                                       {Malformed: true},
		"# egglint: ignore EGG001 because":                             {Malformed: true},
		"# egglint: ignore EGG001 until soon -- r":                     {Malformed: true},
		"# egglint: ignore EGG001 until 2027-02-30 -- r":               {Malformed: true},
		"# egglint: disable EGG001 -- r":                               {Malformed: true},
		"# noqa: EGG100 - made by hand":                                {Rules: []string{"EGG100"}, Reason: "made by hand"},
		"# noqa: E501, EGG100 -- made by hand":                         {Rules: []string{"EGG100"}, Reason: "made by hand"},
		"# NoQA:egg100 EGG001 - r":                                     {Rules: []string{"EGG100", "EGG001"}, Reason: "r"},
		"# noqa: EGG100":                                               {Rules: []string{"EGG100"}},
		"# see below # noqa: EGG100 - r":                               {Rules: []string{"EGG100"}, Reason: "r"},
	} {
		got, ok := directive.Parse(comment)
		assert.True(t, ok, comment)
		assert.Equal(t, want, got, comment)
		assert.True(t, directive.May([]byte("x\n"+comment)), comment)
	}
}

func TestOtherCommentsAreNone(t *testing.T) {
	for _, comment := range []string{"# a comment", "# noqa", "# noqa: E501", "# noqa: E501 - EGG100", "# written `egglint: ignore EGG001`", "#!/bin/sh"} {
		_, ok := directive.Parse(comment)
		assert.False(t, ok, comment)
	}
	assert.False(t, directive.May([]byte("docker run x # a comment\n")))
}

func TestDays(t *testing.T) {
	today := directive.DayOf(time.Date(2026, 11, 26, 23, 0, 0, 0, time.UTC))
	assert.Equal(t, directive.Day("2026-11-26"), today)
	assert.True(t, directive.Day("2026-11-25").Before(today))
	assert.False(t, today.Before(today), "it counts on its last day")
	assert.False(t, directive.Day("2026-11-27").Before(today))
	assert.False(t, directive.Day("").Before(today))
}
