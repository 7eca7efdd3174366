"""What an editor probably did and meant, where a file or a value is not as it should be."""
