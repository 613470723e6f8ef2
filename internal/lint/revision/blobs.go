package revision

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"sync"

	"github.com/egglint/egg/internal/lint/gitcmd"
)

// blobs hands out the contents of files, by one process of git that is asked again
// and again.
type blobs struct {
	lock sync.Mutex
	cmd  *exec.Cmd
	ask  io.WriteCloser
	told *bufio.Reader
}

func openBlobs(ctx context.Context, folder string) (*blobs, error) {
	cmd, err := gitcmd.Command(ctx, folder, "cat-file", "--batch")
	if err != nil {
		return nil, err
	}
	ask, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	told, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("reading files by git: %w", err)
	}
	return &blobs{cmd: cmd, ask: ask, told: bufio.NewReader(told)}, nil
}

func (b *blobs) close() error { return errors.Join(b.ask.Close(), b.cmd.Wait()) }

// read is the content of one object.
func (b *blobs) read(object string) ([]byte, error) {
	b.lock.Lock()
	defer b.lock.Unlock()
	if _, err := io.WriteString(b.ask, object+"\n"); err != nil {
		return nil, fmt.Errorf("asking git for %s: %w", object, err)
	}
	header, err := b.told.ReadString('\n')
	if err != nil {
		return nil, fmt.Errorf("reading %s by git: %w", object, err)
	}
	var name, kind string
	var size int
	if n, _ := fmt.Sscanf(header, "%s %s %d\n", &name, &kind, &size); n != 3 || kind != "blob" {
		return nil, fmt.Errorf("git has no %s: %s", object, strings.TrimSpace(header))
	}
	text := make([]byte, size+1) // with the newline behind it
	if _, err := io.ReadFull(b.told, text); err != nil {
		return nil, fmt.Errorf("reading %s by git: %w", object, err)
	}
	return text[:size], nil
}
