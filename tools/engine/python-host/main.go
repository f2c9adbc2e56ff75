//go:build engine

// Package pythonhost pins the module that holds the `pulumi-language-python` command.
package pythonhost

import _ "github.com/pulumi/pulumi/sdk/v3/python/cmd/pulumi-language-python"
