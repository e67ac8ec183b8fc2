#!/bin/sh
# Plumbline before each commit. Copy to .git/hooks/pre-commit and make it executable.
# It reviews what is staged, and tells what that adds.
exec npx plumbline review --staged
