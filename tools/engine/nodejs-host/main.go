//go:build engine

// Package nodejshost pins the module that holds the `pulumi-language-nodejs` command.
package nodejshost

import _ "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs"
