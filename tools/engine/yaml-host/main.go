//go:build engine

// Package yamlhost pins the module that holds the `pulumi-language-yaml` command.
package yamlhost

import _ "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml"
