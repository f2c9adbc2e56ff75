// Command codegen binds a package schema with Pulumi's own binder and writes its Node, Python and Go packages.
package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	gocodegen "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

const tool = "pulumi"

var (
	//go:embed go.mod
	ownModule string
	//go:embed go.sum
	ownSums []byte
)

func main() {
	if len(os.Args) != 3 {
		fail(errors.New("usage: codegen <schema.json> <out>"))
	}
	spec, err := read(os.Args[1])
	fail(err)
	for language, generate := range generators {
		// Bound anew for each: a generator leaves its own language settings in the package.
		pkg, err := bind(spec)
		fail(err)
		files, err := generate(pkg)
		fail(err)
		fail(write(files, filepath.Join(os.Args[2], language)))
	}
}

var generators = map[string]func(*schema.Package) (map[string][]byte, error){
	"nodejs": func(pkg *schema.Package) (map[string][]byte, error) {
		return nodejs.GeneratePackage(tool, pkg, nil, nil, false, nil)
	},
	"python": func(pkg *schema.Package) (map[string][]byte, error) {
		return python.GeneratePackage(tool, pkg, nil, nil)
	},
	"go": func(pkg *schema.Package) (map[string][]byte, error) {
		files, err := gocodegen.GeneratePackage(tool, pkg, nil)
		if err == nil {
			files["go.mod"], files["go.sum"] = moduleOf(pkg), ownSums
		}
		return files, err
	},
}

// The module of the Go package requires what this one does: it compiles without asking any proxy.
func moduleOf(pkg *schema.Package) []byte {
	info, _ := pkg.Language["go"].(gocodegen.GoPackageInfo)
	base := info.ImportBasePath
	if base == "" {
		base = gocodegen.ExtractImportBasePath(pkg.Reference())
	}
	_, requirements, _ := strings.Cut(ownModule, "\n\n")
	return []byte("module " + path.Dir(base) + "\n\n" + requirements)
}

func read(file string) (spec schema.PackageSpec, err error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return spec, err
	}
	// The binder itself passes over keys that it doesn't know, a misspelt one as well.
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	return spec, decoder.Decode(&spec)
}

// A warning of the binder's counts as an error.
func bind(spec schema.PackageSpec) (*schema.Package, error) {
	pkg, diagnostics, err := schema.BindSpec(spec, schema.NewNullLoader(), schema.ValidationOptions{})
	for _, diagnostic := range diagnostics {
		err = errors.Join(err, errors.New(diagnostic.Summary))
	}
	return pkg, err
}

func write(files map[string][]byte, folder string) error {
	for name, content := range files {
		file := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
