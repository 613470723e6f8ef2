#!/bin/bash
memory=512m
docker run --rm --memory "$memory" --memory-swap "$memory" worker:4
docker run --rm --memory 512m worker:4
docker run --rm --memory "$LIMIT" --memory-swap "$LIMIT" worker:4
docker run --rm worker:4
