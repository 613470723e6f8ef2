package evasiontest

import (
	"encoding/binary"
	"strings"
	"unicode/utf16"
)

// encodings are ways to put a text into bytes.
var encodings = map[string]func(string) string{
	"none":         func(text string) string { return text },
	"bom":          func(text string) string { return "\ufeff" + text },
	"headless-bom": func(text string) string { return "\ufeff" + remark.ReplaceAllString(text, "") },
	"utf-16le":     func(text string) string { return wide(binary.LittleEndian, text) },
	"utf-16be":     func(text string) string { return wide(binary.BigEndian, text) },
	"utf-16le-bom": func(text string) string { return wide(binary.LittleEndian, "\ufeff"+text) },
	"latin-1":      narrow,
	"crlf":         replacing("\n", "\r\n"),
	"cr":           replacing("\n", "\r"),
	"vt":           replacing("docker run", "docker\v run"),
	"nbsp":         replacing("docker run", "docker\u00a0run"),
	"nul":          replacing("docker run", "docker run\x00"),
	"unterminated": func(text string) string { return strings.TrimSuffix(text, "\n") },
}

func replacing(before, after string) func(string) string {
	return func(text string) string { return strings.ReplaceAll(text, before, after) }
}

func wide(order binary.AppendByteOrder, text string) string {
	var out []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		out = order.AppendUint16(out, unit)
	}
	return string(out)
}

// narrow is the text with one byte for each character.
func narrow(text string) string {
	var out []byte
	for _, r := range text {
		out = append(out, byte(r))
	}
	return string(out)
}
