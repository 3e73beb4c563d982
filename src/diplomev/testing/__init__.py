"""What helps to test tools that read or write diplomev data; the strategies need the extra `testing`."""
