//go:build engine

// Package cli pins the module that holds the `pulumi` command: go.sum then covers everything it is built from.
package cli

import _ "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi"
