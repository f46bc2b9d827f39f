"""Values that every subject uses: ids, money, periods, problems, permissions."""
