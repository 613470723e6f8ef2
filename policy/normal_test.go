package policy

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/egglint/egg/parser"
)

// told is words by their text; what is not known stands in angle brackets, unless
// its own text tells.
func told(words ...*parser.Word) string {
	texts := make([]string, len(words))
	for i, w := range words {
		text, ok := value(w)
		switch {
		case !ok && strings.Contains(w.Text, " of "):
			text = "?"
		case !ok:
			text = w.Text
		}
		texts[i] = text
	}
	return strings.Join(texts, " ")
}

func TestPortsArePartlyKnown(t *testing.T) {
	for text, want := range map[string]string{
		"80": " | |80|tcp", "8080:80/UDP": " |8080|80|udp", "[::1]:1:2": "::1|1|2|tcp", "::1:1:2": "::1|1|2|tcp", "127.0.0.1::80": "127.0.0.1| |80|tcp",
		"$P": "?|?|$P|?", "$P:80": "?|$P|80|tcp", "0.0.0.0:$P:80": "0.0.0.0|$P|80|tcp", "8080:$P": " |8080|$P|?",
		"target=80,published=$P": " |$P|80|tcp", "target=80,$K=1": " |?|?|?", "80/$X": " | |80|?",
	} {
		w := word(text)
		p := portOf(&w)
		got := strings.Join([]string{told(p.address), told(p.host), told(p.inside), told(p.protocol)}, "|")
		assert.Equal(t, strings.ReplaceAll(want, " ", ""), got, text)
	}
}

func TestMountsArePartlyKnown(t *testing.T) {
	for argv, want := range map[string]string{
		"-v /a:/b:ro":           "bind /a /b yes",
		"-v vol:/b:ro,rw,z":     "volume vol /b no z",
		"-v /a:/b:rshared":      "bind /a /b no rshared",
		"-v $S:/b":              "? $S /b no",
		"-v /a$S:/b:$O":         "bind /a$S /b unknown ? $O",
		"-v /b":                 "volume  /b no",
		"--tmpfs /t:ro,size=1m": "tmpfs  /t yes size=1m",
		"--mount type=BIND,src=/a,dst=/b,ro,bind-propagation=slave": "bind /a /b yes slave",
		"--mount dst=/b,ro=$R":                      "volume  /b unknown",
		"--mount type=$T,dst=/b,readonly=false,x=y": "$T  /b no x=y",
		"--mount dst=/b,$REST":                      "? ? /b ? unknown ? $REST",
	} {
		s := scenario(t, strings.Fields("docker run "+argv+" egg-sandbox")...)
		m := mountsOf(&s)[0]
		got := fmt.Sprint(told(m.kind), " ", told(m.sources...), " ", told(m.targets...), " ", map[answer]string{yes: "yes", no: "no", unknown: "unknown"}[m.readOnly])
		for _, w := range append([]*parser.Word{m.propagation}, m.options...) {
			if text := told(w); text != "" {
				got += " " + text
			}
		}
		assert.Equal(t, want, got, argv)
	}
}

func TestDevicesAndImagesArePartlyKnown(t *testing.T) {
	for text, want := range map[string]string{"/dev/a": "/dev/a /dev/a rwm", "/dev/a:r": "/dev/a /dev/a r", "/dev/a:/dev/b:r": "/dev/a /dev/b r", "$D": "$D ? ?", "/a:$D": "/a ? ?", "/a:/b$D:rw": "/a /b$D rw"} {
		w := word(text)
		d := deviceOf(&w)
		assert.Equal(t, want, told(d.host, d.inside, d.mode), text)
	}
	for text, want := range map[string]string{
		"img": "img||", "r:5000/img": "r:5000/img||", "r:5000/img:1@sha256:ab": "r:5000/img|1|sha256:ab", "img:$T": "img|$T|?", "$I": "?|?|?", "$R/img": "$R/img||?", "$I:1": "$I|1|?", "$I@sha256:ab": "?|?|sha256:ab",
	} {
		w := word(text)
		r := referenceOf(&w)
		assert.Equal(t, want, told(r.repository)+"|"+told(r.tag)+"|"+told(r.digest), text)
	}
}
