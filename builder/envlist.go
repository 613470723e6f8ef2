package builder

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
)

// EnvList is an environment that keeps its order. In JSON it is an object, read
// in its written order, or a list of pairs: [["KEY", "value"]].
type EnvList []EnvVar

// UnmarshalJSON reads either form. A key that an object holds twice is an error,
// since readers of JSON differ on which one counts; a list of pairs may repeat it.
func (l *EnvList) UnmarshalJSON(data []byte) error {
	data = bytes.TrimSpace(data)
	switch {
	case bytes.Equal(data, []byte("null")):
		*l = nil
		return nil
	case bytes.HasPrefix(data, []byte("{")):
		return l.readObject(data)
	default:
		return l.readPairs(data)
	}
}

func (l *EnvList) readPairs(data []byte) error {
	var pairs [][]string
	if err := json.Unmarshal(data, &pairs); err != nil {
		return fmt.Errorf("an environment is an object or a list of pairs: %w", err)
	}
	list := make(EnvList, 0, len(pairs))
	for _, pair := range pairs {
		if len(pair) != 2 {
			return fmt.Errorf("a pair of the environment has %d parts, not a key and a value", len(pair))
		}
		list = append(list, EnvVar{Key: pair[0], Value: pair[1]})
	}
	*l = list
	return nil
}

func (l *EnvList) readObject(data []byte) error {
	d := json.NewDecoder(bytes.NewReader(data))
	if _, err := d.Token(); err != nil {
		return err
	}
	var list EnvList
	seen := map[string]bool{}
	for d.More() {
		v, err := readMember(d)
		if err != nil {
			return err
		}
		if seen[v.Key] {
			return fmt.Errorf("the environment has %q twice", v.Key)
		}
		seen[v.Key] = true
		list = append(list, v)
	}
	*l = list
	return nil
}

func readMember(d *json.Decoder) (EnvVar, error) {
	key, err := d.Token()
	if err != nil {
		return EnvVar{}, err
	}
	value, err := d.Token()
	if err != nil {
		return EnvVar{}, err
	}
	text, ok := value.(string)
	if !ok {
		return EnvVar{}, fmt.Errorf("the value of %v is no string", key)
	}
	name, ok := key.(string)
	if !ok {
		return EnvVar{}, errors.New("an environment has a key that is no string")
	}
	return EnvVar{Key: name, Value: text}, nil
}

// MarshalJSON writes the list of pairs, the form that can say everything.
func (l EnvList) MarshalJSON() ([]byte, error) {
	pairs := make([][2]string, 0, len(l))
	for _, v := range l {
		pairs = append(pairs, [2]string{v.Key, v.Value})
	}
	return json.Marshal(pairs)
}
