"""The generated pages of the documentation, one a module; `scripts/build_docs.py` writes them."""
