"""A published table beside ours: what explains the difference."""
