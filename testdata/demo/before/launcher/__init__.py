"""Starts coding agents in sandbox containers."""
