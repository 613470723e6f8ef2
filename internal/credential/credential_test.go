package credential

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestNamed(t *testing.T) {
	for _, name := range strings.Fields("TOKEN EGG_SESSION_TOKEN A_SECRET db_password DB_PASSWD APIKEY X_API_KEY ACCESS_KEY SSH_PRIVATE_KEY A_SECRET_KEY CREDENTIAL CREDENTIALS") {
		assert.True(t, Named(name), name)
	}
	for _, name := range []string{"MAX_TOKENS", "TOKEN_FILE", "KEYBOARD", "MONKEY", "PASSWORDS_CHANGED", "NONTOKEN", ""} {
		assert.False(t, Named(name), name)
	}
}

// The looks are put together here, so that this file has none of them.
func TestLooks(t *testing.T) {
	for _, parts := range [][2]string{
		{"ghp", "_abcdefghijklmnopqrstuvwxyz"}, {"github", "_pat_abcdefghijklmnopqrstuvwxyz"}, {"glpat", "-abcdefghijklmnopqrst"},
		{"sk", "-abcdefghijklmnopqrstuvwxyz"}, {"xoxb", "-1234567890"}, {"AKI", "AABCDEFGHIJKLMNOP"},
		{"eyJ", "abcdefghijk.abcdefghijk."}, {"-----BEGIN RSA PRIVATE", " KEY-----"},
	} {
		text := parts[0] + parts[1]
		assert.True(t, Looks(text), text)
		assert.True(t, Looks("Bearer "+text), text)
		assert.False(t, Looks(parts[1]), parts[1])
	}
	for _, text := range []string{"", "changeme", "s3cret", "sk-short", "https://example.com/a-very-long-path"} {
		assert.False(t, Looks(text), text)
	}
}
