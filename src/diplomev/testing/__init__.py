"""What helps to test tools that read or write diplomev data; needs the extra `testing`."""
