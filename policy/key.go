package policy

import (
	"crypto/ecdsa"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"

	"github.com/open-policy-agent/opa/v1/bundle"
)

// Key is a public key that bundles are signed with.
type Key struct {
	text, algorithm string
}

// keyName is what the only key is called, whatever a bundle says about it.
const keyName = "key"

// ParseKey reads a public key as PEM has it: RSA, for signatures by RS256, or ECDSA.
// A private key is refused, as is a secret: whoever verifies needs neither.
func ParseKey(text []byte) (*Key, error) {
	block, _ := pem.Decode(text)
	if block == nil || block.Type != "PUBLIC KEY" {
		return nil, errors.New("no public key in PEM (-----BEGIN PUBLIC KEY-----)")
	}
	public, err := x509.ParsePKIXPublicKey(block.Bytes)
	if err != nil {
		return nil, fmt.Errorf("no public key: %w", err)
	}
	algorithm, err := algorithmOf(public)
	if err != nil {
		return nil, err
	}
	return &Key{string(text), algorithm}, nil
}

// algorithmOf is the one way to sign with a key that is taken: it is not the bundle
// that says which.
func algorithmOf(public any) (string, error) {
	switch key := public.(type) {
	case *rsa.PublicKey:
		return "RS256", nil
	case *ecdsa.PublicKey:
		switch bits := key.Curve.Params().BitSize; bits {
		case 256, 384:
			return fmt.Sprintf("ES%d", bits), nil
		case 521:
			return "ES512", nil
		}
	}
	return "", fmt.Errorf("a key of the kind %T: RSA and ECDSA are supported", public)
}

// config is how OPA is told of the key; nil for none.
func (k *Key) config() *bundle.VerificationConfig {
	if k == nil {
		return nil
	}
	keys := map[string]*bundle.KeyConfig{keyName: {Key: k.text, Algorithm: k.algorithm}}
	return bundle.NewVerificationConfig(keys, keyName, "", nil)
}
