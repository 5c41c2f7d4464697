"""The words themselves: folding, places, quotation marks, versions of a text, names."""
